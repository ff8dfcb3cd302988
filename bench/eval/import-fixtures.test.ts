import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY } from '../../shared/domain/memory/merge/memory-state.ts';
import { mergeMemory } from '../../shared/domain/memory/merge/merge-memory.ts';
import { z } from '../../shared/schemas/zod.ts';
import { createFakeMemoryFiles } from '../../web/ports/testing/fake-memory-files.ts';
import { benchAbsent, benchPath } from './absent.ts';

const FIXTURES = 'dev/import_fixtures';
/** Made on the spot by `npm run eval:import`: it would not fit into a repository. */
const MADE_LATER = '25_big_50mb.json';
const CONSENT = { leaveOutAlike: false, eraseHere: false };

const hostile = z.object({
  files: z.array(z.object({ file: z.string(), verdict: z.string(), validFacts: z.optional(z.number()) })),
});
const valid = z.record(
  z.string(),
  z.object({ format: z.string(), facts: z.optional(z.number()), texts: z.optional(z.array(z.string())) }),
);

/** What the app makes of a file of that folder, over an empty store. */
async function take(folder: string, name: string) {
  const bytes = readFileSync(join(benchPath(FIXTURES), folder, name));
  const files = createFakeMemoryFiles();
  const signal = new AbortController().signal;
  const options = { model: null, readKnown: async () => {} };
  const preview = await files.preview(signal, new File([bytes], name), options);
  let state = EMPTY_MEMORY;
  for await (const chunk of files.records(signal, preview, CONSENT)) state = mergeMemory(state, chunk.state);
  files.release(preview);
  return { preview, texts: state.facts.map(({ text }) => text).toSorted() };
}

const expectedOf = (folder: string): unknown =>
  JSON.parse(readFileSync(join(benchPath(FIXTURES), folder, 'expected.json'), 'utf8'));

describe.skipIf(benchAbsent(FIXTURES))('the files of the external benchmark', () => {
  it('that are hostile get the verdicts written down with them', async () => {
    for (const { file, verdict, validFacts } of hostile.parse(expectedOf('hostile')).files) {
      if (file === MADE_LATER) continue;
      const { preview, texts } = await take('hostile', file);
      expect([file, preview.verdict]).toEqual([file, verdict]);
      expect([file, texts.length]).toEqual([file, validFacts ?? texts.length]);
      const plain: { polluted?: unknown; isAdmin?: unknown } = {};
      expect([plain.polluted, plain.isAdmin]).toEqual([undefined, undefined]);
    }
  });

  it('that hold facts give every one of them, and conversations are told from facts', async () => {
    for (const [file, { texts, facts }] of Object.entries(valid.parse(expectedOf('valid')))) {
      const taken = await take('valid', file);
      expect([file, taken.texts]).toEqual([file, (texts ?? []).toSorted()]);
      expect(taken.preview.message.code).toBe(facts === undefined ? 'is_chat' : 'accepted');
    }
  });
});
