import { z } from './zod.ts';

/** As on the Hugging Face hub: who made it, a stroke, its name. Both are folders, so neither may climb out of one. */
const modelId = z.string().check(
  z.regex(/^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/),
  z.refine((id) => !id.includes('..')),
);

const revision = z.string().check(z.regex(/^[a-f0-9]{16}$/));

const modelFile = z.object({
  path: z.string().check(z.minLength(1), z.maxLength(200)),
  sizeBytes: z.int().check(z.nonnegative()),
});

/** A model in transformers.js layout: which files of it are read, and how large they are. */
export const foundModel = z.object({
  id: modelId,
  /** Another one whenever a file of it changed. */
  revision,
  files: z.array(modelFile).check(z.minLength(1), z.maxLength(10)),
});
export type FoundModel = z.infer<typeof foundModel>;

/** More than anyone compares. */
export const MOST_FOUND_MODELS = 100;

/** What the companion finds in $NIMA_HOME/models/embeddings. */
export const foundModels = z.object({ models: z.array(foundModel).check(z.maxLength(MOST_FOUND_MODELS)) });
export type FoundModels = z.infer<typeof foundModels>;

/** The model a person chose to search by meaning with, as the app keeps the choice. */
export const embeddingModelChoice = z.discriminatedUnion('from', [
  z.object({ from: z.literal('built_in') }),
  z.extend(foundModel, { from: z.literal('companion') }),
  z.extend(foundModel, { from: z.literal('folder') }),
]);
export type EmbeddingModelChoice = z.infer<typeof embeddingModelChoice>;

/** The two places an index may lie in: one answers while the other one is being filled. */
export const indexPlace = z.enum(['nima-index', 'nima-index-2']);
export type IndexPlace = z.infer<typeof indexPlace>;

/** Which model answers, where its vectors lie, and which one is to take its place once all is embedded with it. */
export const chosenModels = z.object({
  used: embeddingModelChoice,
  place: indexPlace,
  next: z.nullable(embeddingModelChoice),
});
export type ChosenModels = z.infer<typeof chosenModels>;
