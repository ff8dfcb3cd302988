import { beforeAll, expect, it } from 'vitest';
import { sameCandidate } from '../../../shared/domain/learning/same-candidate.ts';
import type { Message, Offer } from '../../../shared/schemas/index.ts';
import { chance } from '../../../shared/testing/chance.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import { FakeAnswerer } from '../../ports/testing/fake-answerer.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { FakeOffers } from '../../ports/testing/fake-offers.ts';
import { createStaticEncoder, type StaticEncoder } from '../../workers/embedding/static-encoder.ts';
import { readBuiltInFiles } from '../../workers/embedding/testing/built-in-files.ts';
import { learningOfFakes } from '../learning/testing/learning-of-fakes.ts';
import { embedderOf, memoryOfFakes } from '../memory/testing/memory-of-fakes.ts';
import { chatOfFakes, replyOnce, type World } from './testing/chat-of-fakes.ts';
import { madeUpLife, type Said } from './testing/made-up-life.ts';
import { createUnderstanding } from './understanding.ts';

const MODEL = 'nima-embed-en-v1';
const DAYS = 30;
const [LEAST, MOST] = [30, 60];
const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60_000;
const never = new AbortController().signal;

/** A model that says again what was recalled, and speaks of itself as a person would. */
const parrot = new ScriptedModel({
  contextTokens: 4_096,
  says: ({ prompt }) => {
    const recalled = Array.from(
      (prompt.volatile ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g),
      ([, text = '']) => text,
    );
    return `${recalled.slice(0, 3).join('. ')}. I live in your browser. My name is Nima. I prefer short answers.`;
  },
});

/** Each text once: a recall embeds all that it found, and it finds the same ones all month. */
function embeddedOnce({ model, embed }: StaticEncoder): StaticEncoder {
  const known = new Map<string, Float32Array>();
  const vectorOf = (text: string): Float32Array => {
    const vector = known.get(text) ?? embed([text]);
    known.set(text, vector);
    return vector;
  };
  return {
    model,
    embed: (texts) => {
      const all = new Float32Array(texts.length * model.dimension);
      for (const [at, text] of texts.entries()) all.set(vectorOf(text), at * model.dimension);
      return all;
    },
  };
}

function openLife(encoder: StaticEncoder) {
  const embedder = embedderOf(embeddedOnce(encoder));
  const { memory, clock, ids } = memoryOfFakes({ index: new FakeMemoryIndex(), embedder });
  const offers = new FakeOffers();
  const learning = learningOfFakes({ offers, memory, embedder, clock, ids });
  const understand = createUnderstanding({ memory, learner: learning, clock });
  const answerer = new FakeAnswerer({ model: parrot });
  const tab = chatOfFakes<World>({ memory, answerer, understand, clock, ids });
  return { ...tab, memory, learning, clock };
}

type LivedLife = ReturnType<typeof openLife>;

/** What was said in all, what Nima said, and what was rejected, by what all that say the same have in common. */
interface Lived {
  readonly said: Map<string, Said>;
  readonly heard: string[];
  readonly rejected: Set<string>;
  /** Offered though it was rejected. */
  readonly cameBack: Offer[];
}

/** Says one thing, waits for the answer, and judges what is offered, as somebody does who looks now and then. */
async function talk(
  life: LivedLife,
  lived: Lived,
  { conversation, said }: { conversation: string; said: Said },
) {
  const { chat, conversations } = life;
  const id = conversation === '' ? await chat.begin(said.text) : conversation;
  if (conversation !== '') await chat.say(id, said.text);
  const reply = await replyOnce(conversations, id, ({ state }) => state === 'ended');
  lived.said.set(reply.parent ?? '', said);
  lived.heard.push(reply.text);
  return id;
}

async function judge({ learning }: LivedLife, lived: Lived, random: () => number): Promise<void> {
  for (const offer of await learning.open()) {
    const drawn = random();
    if (drawn < 0.5) await learning.accept(offer.id);
    else if (drawn < 0.75) {
      await learning.reject(offer.id);
      lived.rejected.add(sameCandidate(offer.text));
    }
  }
}

async function live(life: LivedLife): Promise<Lived> {
  const [person, random] = [madeUpLife(20_261_121), chance(7)];
  const lived: Lived = { said: new Map(), heard: [], rejected: new Set(), cameBack: [] };
  for (let day = 0; day < DAYS; day += 1) {
    const messages = LEAST + Math.floor(random() * (MOST - LEAST + 1));
    let conversation = '';
    for (let at = 0; at < messages; at += 1) {
      const said = person.next(lived.heard.at(-1) ?? '');
      conversation = await talk(life, lived, { conversation, said });
      life.clock.advance(MINUTE);
      // A person begins anew a few times a day.
      if (random() < 0.1) conversation = '';
      if (at % 9 === 0) await judge(life, lived, random);
      const open = await life.learning.open();
      lived.cameBack.push(...open.filter(({ text }) => lived.rejected.has(sameCandidate(text))));
    }
    if (day === 10) await life.learning.acceptKind('preference', true);
    life.clock.advance(DAY - messages * MINUTE);
  }
  return lived;
}

const twice = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, at) => texts.indexOf(text) !== at);

let encoder: StaticEncoder;
beforeAll(async () => {
  encoder = createStaticEncoder({ ...(await readBuiltInFiles(MODEL)), config: { id: MODEL } });
});

it(`${DAYS} days of talk teach what the person said of themselves, once, and nothing they heard, quoted or pasted`, async () => {
  const life = openLife(encoder);
  const lived = await live(life);
  const { total, conversations: all } = await life.chat.list({ offset: 0, count: 10_000 });
  expect(all).toHaveLength(total);
  const learned = (await Promise.all(all.map(async ({ id }) => life.learning.of(id)))).flat();
  // Enough of everything, or nothing was shown.
  expect(lived.said.size).toBeGreaterThan(DAYS * LEAST);
  expect(lived.heard.filter((text) => text.includes('I drive a')).length).toBeGreaterThan(20);
  expect(learned.filter(({ verdict }) => verdict === 'accepted').length).toBeGreaterThan(15);
  expect(lived.rejected.size).toBeGreaterThan(5);
  expect(lived.cameBack).toEqual([]);
  const strange = learned.filter(
    ({ message, quote }) => !lived.said.get(message)?.own.some((own) => own.includes(quote)),
  );
  expect(strange.map(({ text }) => text)).toEqual([]);
  const questions = await life.conversations.messages(learned.map(({ message }) => message));
  expect(questions.filter((message?: Message) => message?.role !== 'user')).toEqual([]);
  const kept = await life.memory.page(
    never,
    { ...NO_FILTER, superseded: 'show' },
    { offset: 0, count: 1_000 },
  );
  const facts = kept.rows.map(({ fact }) => fact);
  expect(facts.map(({ source }) => source)).toEqual(facts.map(() => 'conversation'));
  const open = (await life.learning.open()).map(({ text }) => text);
  expect(twice([...facts.map(({ text }) => text), ...open].map(sameCandidate))).toEqual([]);
}, 300_000);
