import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../shared/domain/orchestration/estimate-tokens.ts';
import { personaTexts } from '../../shared/domain/persona/persona-texts.ts';
import { isKnownError } from '../../shared/protocol/errors.ts';
import { CATEGORIES } from '../../shared/schemas/index.ts';
import { PROMPT_NAMES, type PromptName } from '../../shared/schemas/prompt-text.ts';
import { runs } from '../../shared/testing/runs.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openPrompts, type PromptSettings } from './open-prompts.ts';
import { parsePrompt } from './parse-prompt.ts';

/** Of what a model reads before a conversation begins. A small machine takes seconds for it, once. */
const MOST_TOKENS = 640;

const open = async (settings: PromptSettings = {}) => (await openPrompts(settings)).list();

async function file(content: string | Uint8Array): Promise<string> {
  const path = join(await tempFolder(), 'mine.md');
  await writeFile(path, content);
  return path;
}

/** Text and rules, as a model reads them. */
async function wordsOf(name: PromptName): Promise<string> {
  const found = (await open()).find((prompt) => prompt.name === name);
  return [found?.text, ...(found?.rules ?? [])].join('\n');
}

describe('the prompts of the project', () => {
  it('are all there, each with a version, a text and rules', async () => {
    const prompts = await open();
    expect(prompts.map(({ name }) => name)).toEqual(PROMPT_NAMES);
    for (const { version, source, text, rules } of prompts) {
      expect(version).toBeGreaterThanOrEqual(1);
      expect(source).toEqual({ kind: 'built_in' });
      expect([text.length > 100, text.length < 2500, rules.length > 3]).toEqual([true, true, true]);
    }
  });

  it('hold no mark of their file, nothing that changes by itself, and no mark of a template', async () => {
    for (const name of PROMPT_NAMES) {
      const words = await wordsOf(name);
      expect(words).not.toMatch(/^---|\bversion:|<\||\{\{|\$\{|\b20\d\d-\d\d/m);
    }
  });

  it.each(PROMPT_NAMES)('say in the %s that what is read is data, and no order', async (name) => {
    expect(await wordsOf(name)).toMatch(/\bdata\b/);
    expect(await wordsOf(name)).toMatch(/\b(orders?|instructions?)\b/i);
  });

  it('give the responder its task, and the persona its voice, and say nothing twice', async () => {
    const { persona } = await openPrompts({});
    const { persona: voice, rules } = personaTexts(persona.persona, 'en');
    const who = [voice, ...rules].join('\n');
    const task = await wordsOf('responder');
    for (const promise of [
      /simplicity first, direct, pragmatic, calm, always learning/,
      /one to three sentences/,
      /I don't know/,
      /End in an action/,
    ])
      expect([promise.test(who), promise.test(task)]).toEqual([true, false]);
    for (const promise of [/approved exactly/, /language of the question/, /Never make up/])
      expect([promise.test(task), promise.test(who)]).toEqual([true, false]);
    const sentences = `${who}\n${task}`.split(/(?<=[.?])\s+|\n+/).filter((sentence) => sentence !== '');
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('are short enough to be read before every first answer', async () => {
    const { persona } = await openPrompts({});
    const responder = (await open()).find(({ name }) => name === 'responder');
    const { persona: text, rules } = personaTexts(persona.persona, 'en', responder);
    expect(estimateTokens([text, ...rules].join('\n- '))).toBeLessThanOrEqual(MOST_TOKENS);
  });

  it('name every category to the extraction, in their order, and ask for a quote', async () => {
    const words = await wordsOf('extraction');
    expect(words).toContain(`exactly one of ${CATEGORIES.join(', ')}.`);
    expect(words).toContain('{"facts":[{"text":"...","category":"...","quote":"..."}]}');
    for (const never of ['recalled', 'packs', 'pasted', 'passwords', 'conclude'])
      expect(words).toContain(never);
  });
});

describe('a prompt of a person', () => {
  it('stands in the place of ours, and says so', async () => {
    const planner = await file('---\nname: planner\nversion: 7\nrules: [Be brief.]\n---\nPlan little.\n');
    const responder = await file('You are a pirate.\r\n');
    const prompts = await open({ promptPath: planner, responderPromptPath: responder });
    expect(prompts.slice(0, 2)).toEqual([
      {
        name: 'planner',
        version: 7,
        source: { kind: 'file', path: planner },
        text: 'Plan little.',
        rules: ['Be brief.'],
      },
      {
        name: 'responder',
        version: null,
        source: { kind: 'file', path: responder },
        text: 'You are a pirate.',
        rules: [],
      },
    ]);
    expect(prompts.slice(2).map(({ source }) => source.kind)).toEqual(['built_in', 'built_in']);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['is empty', '', /wrong text/],
    ['has nothing below its front matter', '---\nname: planner\n---\n', /wrong text/],
    [
      'is another prompt',
      '---\nname: summary\n---\nText',
      /is the prompt "summary", and is to be used as "planner"/,
    ],
    ['has a version that is none', '---\nname: planner\nversion: new\n---\nText', /front matter at version/],
    [
      'has a field nobody knows',
      '---\nname: planner\ntemperature: 2\n---\nText',
      /front matter.*temperature/,
    ],
    ['has rules that are no list', '---\nname: planner\nrules: be brief\n---\nText', /front matter at rules/],
    ['is not valid YAML above', '---\nname: planner\nrules: [a\n---\nText', /not valid YAML in line \d/],
    ['uses aliases', '---\nname: &a planner\nrules: [*a]\n---\nText', /wrong front matter/],
    [
      'has a rule that is a page',
      `---\nname: planner\nrules: [${'x'.repeat(1001)}]\n---\nText`,
      /wrong rules\.0/,
    ],
    ['is a book', 'x'.repeat(17_000), /wrong text/],
    ['is larger than any prompt', 'x'.repeat(70_000), /has 70000 bytes, and the most are 65536/],
    ['is no text', Uint8Array.of(0xff, 0xfe, 0x00), /not text in UTF-8/],
  ])('stops the start when it %s', async (_what, content, message) => {
    const path = await file(content);
    await expect(openPrompts({ promptPath: path })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(message),
    });
    await expect(openPrompts({ promptPath: path })).rejects.toMatchObject({
      message: expect.stringContaining(`The file of promptPath, ${path},`),
    });
  });

  it('stops the start when it is not there, or is a folder', async () => {
    const folder = await tempFolder();
    const missing = join(folder, 'missing.md');
    await expect(openPrompts({ responderPromptPath: missing })).rejects.toMatchObject({
      code: 'config_invalid',
      message: `The file of responderPromptPath, ${missing}, cannot be read (ENOENT). Correct the path, or remove the setting.`,
    });
    await mkdir(join(folder, 'inner'));
    await expect(openPrompts({ promptPath: join(folder, 'inner') })).rejects.toMatchObject({
      message: expect.stringContaining('is not a file'),
    });
  });

  it('is read, or refused with one known error, whatever is in it', async () => {
    const content = fc.oneof(
      fc.string({ maxLength: 100 }),
      fc.string({ maxLength: 100 }).map((yaml) => `---\n${yaml}\n---\nText`),
      fc.json().map((json) => `---\nname: planner\nrules: ${json}\n---\nText`),
    );
    await fc.assert(
      fc.asyncProperty(content, async (text) => {
        const outcome = await parsePrompt('planner', text, { kind: 'built_in' }, 'x').catch(
          (error: unknown) => error,
        );
        expect(isKnownError(outcome) || (outcome as { name: string }).name === 'planner').toBe(true);
      }),
      { seed: 44, numRuns: runs(500) },
    );
  });
});

describe('the persona of a person', () => {
  const mine = [
    'name: Pirate',
    'version: 3',
    'voice: You are a pirate.',
    'tone: Loud.',
    'values: [gold]',
    'rules: [Say arr.]',
    'examples: [{question: Where to?, answer: To sea.}]',
    'notes: {en: Old words.}',
  ].join('\n');

  it('stands in the place of ours, and says so', async () => {
    expect((await openPrompts({})).persona).toMatchObject({
      source: { kind: 'built_in' },
      persona: { name: 'Zen engineer' },
    });
    const personaPath = await file(mine);
    expect((await openPrompts({ personaPath })).persona).toMatchObject({
      source: { kind: 'file', path: personaPath },
      persona: { name: 'Pirate', version: 3, notes: { en: 'Old words.' } },
    });
  });

  it.each([
    ['is no YAML', 'a\nb: [', /is not valid YAML in line \d/],
    ['is something else', 'just text', /is no persona: /],
    ['lacks a field', mine.replace('tone: Loud.', ''), /is no persona, for its tone/],
    ['uses aliases', 'name: &a x\nvoice: *a', /is no persona/],
  ])('stops the start when it %s', async (_what, content, message) => {
    const personaPath = await file(content);
    await expect(openPrompts({ personaPath })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(message),
    });
    await expect(openPrompts({ personaPath })).rejects.toMatchObject({
      message: expect.stringContaining(`The file of personaPath, ${personaPath},`),
    });
  });
});
