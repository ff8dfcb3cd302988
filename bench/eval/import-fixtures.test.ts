import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChatPiece } from '../../shared/domain/conversation/imports/chat-pieces.ts';
import { messagesById, pathTo } from '../../shared/domain/conversation/tree.ts';
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
  z.object({
    format: z.string(),
    facts: z.optional(z.number()),
    texts: z.optional(z.array(z.string())),
    withMessages: z.optional(z.number()),
    visible: z.optional(
      z.array(
        z.object({
          title: z.string(),
          messages: z.array(z.tuple([z.string(), z.string()])),
          mustNotContain: z.array(z.string()),
        }),
      ),
    ),
  }),
);

/** What the app makes of a file of that folder, over an empty store. */
async function take(folder: string, name: string) {
  const bytes = readFileSync(join(benchPath(FIXTURES), folder, name));
  const files = createFakeMemoryFiles();
  const signal = new AbortController().signal;
  const options = { model: null, readKnown: async () => {}, readKnownChats: async () => [] };
  const preview = await files.preview(signal, new File([bytes], name), options);
  let state = EMPTY_MEMORY;
  for await (const chunk of files.records(signal, preview, CONSENT)) state = mergeMemory(state, chunk.state);
  const pieces: ChatPiece[] = [];
  if (preview.chats !== null) for await (const piece of files.chats(signal, preview)) pieces.push(piece);
  files.release(preview);
  return { preview, texts: state.facts.map(({ text }) => text).toSorted(), shown: shownIn(pieces) };
}

/** What is shown of each conversation. */
function shownIn(pieces: readonly ChatPiece[]) {
  const byId = messagesById(pieces.flatMap(({ messages }) => messages));
  return pieces.flatMap(({ chats }) =>
    chats.map(({ conversation: { title, leaf } }) => ({
      title,
      messages: pathTo(leaf, byId).map(({ role, text }) => [role, text.trim()] as const),
    })),
  );
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

  it('that hold facts give every one of them, and those that hold conversations what was shown of them', async () => {
    for (const [file, expected] of Object.entries(valid.parse(expectedOf('valid')))) {
      const { texts, facts, visible = [], withMessages = 0 } = expected;
      const taken = await take('valid', file);
      expect([file, taken.texts]).toEqual([file, (texts ?? []).toSorted()]);
      expect([file, taken.preview.message.code]).toEqual([file, facts === undefined ? 'chats' : 'accepted']);
      expect(taken.shown).toHaveLength(withMessages);
      for (const [at, { title, messages, mustNotContain }] of visible.entries()) {
        const shown = taken.shown[at];
        expect(shown?.title).toBe(title);
        // Files that were attached stand below what was said.
        const said = shown?.messages.map(([role, text]) => [role, text.split('\n\n```')[0]]);
        expect(said).toEqual(messages);
        for (const words of mustNotContain) expect(JSON.stringify(shown)).not.toContain(words);
      }
    }
  });
});
