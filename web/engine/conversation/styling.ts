import {
  closenessOf,
  closenessScale,
  type ClosenessScale,
} from '../../../shared/domain/persona/closeness.ts';
import type { Answered } from '../../../shared/domain/persona/style-marks.ts';
import { styleOf } from '../../../shared/domain/persona/style-of.ts';
import type { Persona } from '../../../shared/schemas/persona.ts';
import type { TracedStyle } from '../../../shared/schemas/trace.ts';
import type { Embedder, EmbedderState, EmbeddingModel } from '../../ports/embedder.ts';

export interface StylingParts {
  embedder: Pick<Embedder, 'getState' | 'embed'>;
  persona: () => Persona;
}

/** How much an answer sounds like whoever speaks now. */
export type Styling = (answered: Answered) => Promise<TracedStyle>;

export function createStyling({ embedder, persona }: StylingParts): Styling {
  const scaleFor = keepScale(embedder);
  return async (answered) => {
    const who = persona();
    const closeness = await measure(embedder, answered.text, async (model) => scaleFor(model, who));
    return { persona: who.name, ...styleOf(answered, who, closeness), closeness };
  };
}

/** Null where nothing can be measured now: no answer is worth the fetching of a model. */
async function measure(
  embedder: StylingParts['embedder'],
  text: string,
  scaleFor: (model: EmbeddingModel) => Promise<ClosenessScale | null>,
): Promise<number | null> {
  const model = modelAtHand(embedder.getState());
  if (!model) return null;
  try {
    const scale = await scaleFor(model);
    const answer = scale && (await embedder.embed(new AbortController().signal, [text]));
    // Vectors of two models say nothing to each other.
    const isSameModel = modelAtHand(embedder.getState())?.id === model.id;
    return answer && isSameModel ? closenessOf(answer, scale) : null;
  } catch {
    // What meaning does not tell the rules decide alone; who needs the model hears of its trouble there.
    return null;
  }
}

/** One that is loaded, or sleeps after it was. */
function modelAtHand(state: EmbedderState): EmbeddingModel | null {
  return state.kind === 'ready' || state.kind === 'idle' ? state.model : null;
}

/** The examples of one persona to one model: embedded once, and again when either is another. */
function keepScale(embedder: Pick<Embedder, 'embed'>) {
  let known: { readonly of: string; readonly scale: ClosenessScale | null } | null = null;
  return async (model: EmbeddingModel, { examples }: Persona): Promise<ClosenessScale | null> => {
    const answers = examples.map(({ answer }) => answer);
    const of = JSON.stringify([model.id, answers]);
    if (known?.of !== of) {
      const vectors = await embedder.embed(new AbortController().signal, answers);
      const { dimension } = model;
      const each = answers.map((_, at) => vectors.subarray(at * dimension, (at + 1) * dimension));
      known = { of, scale: closenessScale(each) };
    }
    return known.scale;
  };
}
