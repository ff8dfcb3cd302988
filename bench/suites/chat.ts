import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Page } from 'playwright';
import {
  beginStream,
  fakeModelServer,
  sendEvent,
  wordEvent,
  type FakeModelServer,
} from '../../companion/testing/fake-model-server.ts';
import { LAPTOP } from '../../e2e/support/devices.ts';
import { answerInTurn } from '../../e2e/support/scripted-answers.ts';
import { longConversation, writeConversation, type LongConversation } from '../lib/chat-conversation.ts';
import { follow, say, typeMessage } from '../lib/chat-measuring.ts';
import { chromiumProblem, makeProfile, type BenchProfile } from '../lib/chromium.ts';
import { startBuiltCompanion } from '../lib/companion.ts';
import { firstLook } from '../lib/first-look.ts';
import { ASKED, manyFacts, writeManyFacts } from '../lib/many-facts.ts';
import { percentile } from '../lib/stats.ts';
import type { BenchContext, Group, Measures, Suite } from '../lib/suite.ts';
import { takeIn } from '../lib/taking-in.ts';

const FACTS = 100_000;
const MESSAGES = 2_000;
/** Between two words of the answer that is typed beside: more than a Pi manages, and a laptop does. */
const WORD_EVERY_MS = 20;
const ANSWER_WORDS = 3_000;

/** What somebody asks who has noted all these facts. */
const QUESTIONS = [
  'When is the birthday of Aunt Leonie?',
  'What is with the night train to Lisbon?',
  'Which pills against hay fever?',
  'Where is the key of the cellar?',
  'What did the invoice for the violin cost?',
  'Did the certificate of the staging cluster run out?',
  'What about the leak below the kitchen?',
  'What is missing in the importer?',
  'Where are the walking maps of the Ardennes?',
  'Is there a refund for the solar panels?',
  'What was with the wisdom tooth?',
  'How do I like my oat porridge?',
  'Which lamp did I want for the guest room?',
  'What is the number of Doctor Okafor?',
  'When does the ferry to Trieste go?',
  'What was the estimate for the billing rewrite?',
  'Is the nightly job on the build server moved?',
  'Where are the tax papers about the workshop?',
  'What is the exercise for the left knee?',
  'Do I like liquorice?',
  'What did we decide about the bridge survey?',
  'What is the yearly fee of the rented van?',
  'What present did I think of for Mira?',
  'Was there a rollback of the database?',
] as const;
const TYPED = 'so the next step is to read the log of last night and then to look at the router';

/** The empty line of a conversation. */
const LINE = { selector: 'textarea[aria-label="Message"]', count: 1, words: '' };

/** Talking in the built app: what memory says at once, writing while an answer comes, opening what was said. */
export const chatSuite: Suite = {
  name: 'chat',
  run: async (context: BenchContext) => {
    const problem = chromiumProblem();
    if (problem !== null) return context.say(`chat: ${problem}`);
    const { root, measure, afterwards } = context;
    const model = await fakeModelServer('llama-server', { contextTokens: 4_096 });
    afterwards(model.close);
    const env = { NIMA_ENGINE: 'openai', NIMA_OPENAI_URL: model.url };
    const companion = await startBuiltCompanion(root, { env });
    afterwards(companion.stop);
    const profile = await makeProfile();
    afterwards(profile.remove);
    const visit = visitor(profile);
    const said = longConversation(MESSAGES, Date.now());
    await prepare(context, visit, companion.address, said);
    await measure(cards(visit, companion.origin));
    await measure(typing(visit, companion.origin, model));
    await measure(opening(visit, companion.origin, said));
  },
};

type Visit = <T>(work: (page: Page) => Promise<T>) => Promise<T>;

/** Each time in a browser process of its own. */
function visitor(profile: BenchProfile): Visit {
  return async (work) => {
    const browser = await profile.open(LAPTOP);
    try {
      return await work(browser.pages()[0] ?? (await browser.newPage()));
    } finally {
      await browser.close();
    }
  };
}

/** A person who noted all this and said all that. */
async function prepare(
  { afterwards }: BenchContext,
  visit: Visit,
  address: string,
  said: LongConversation,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nima-bench-chat-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  const path = await writeManyFacts(folder, FACTS, Date.now());
  const { origin, hash } = new URL(address);
  let technical = 0;
  for (const { category } of manyFacts(FACTS, 0)) if (category === 'technical') technical += 1;
  const last = new RegExp(`^Technical ?${technical.toLocaleString('en')}`);
  await visit(async (page) => {
    await takeIn(page, { address: `${origin}/data${hash}`, path, last });
    await writeConversation(page, said);
  });
}

/** Waits until both searches answer, then stands before an empty line. */
async function openWarm(page: Page, origin: string): Promise<void> {
  await firstLook(page, `${origin}/memory`, ASKED);
  await follow(page, `${origin}/chat/new`, LINE);
}

/** The scripted model's usual answer stands there so many times, whole. */
async function answered(page: Page, times: number): Promise<void> {
  await page
    .getByRole('log')
    .getByText('read what was touched')
    .nth(times - 1)
    .waitFor();
}

function cards(visit: Visit, origin: string): Group {
  return {
    title: `${FACTS} facts, the embedder warm, ${QUESTIONS.length} questions: from Enter to what memory holds`,
    figures: [
      { key: 'p50', title: 'half of the cards within', unit: 'ms', better: 'less' },
      { key: 'p95', title: '95 of 100 within', unit: 'ms', better: 'less', goal: 300 },
      { key: 'first', title: 'the first of all', unit: 'ms', better: 'less' },
    ],
    rounds: 3,
    candidates: [
      {
        name: 'Nima',
        measure: () =>
          visit(async (page): Promise<Measures> => {
            await openWarm(page, origin);
            const times: number[] = [];
            for (const question of QUESTIONS) {
              times.push(await say(page, question));
              await answered(page, times.length);
            }
            return {
              p50: percentile(times, 0.5),
              p95: percentile(times, 0.95),
              first: times[0] ?? Number.NaN,
            };
          }),
      },
    ],
  };
}

/** From the key to the frame. */
const TYPING_FIGURES = [
  { key: 'p50', title: 'half of them within', unit: 'ms', better: 'less' },
  { key: 'p95', title: '95 of 100 within', unit: 'ms', better: 'less', goal: 16 },
  { key: 'most', title: 'all within', unit: 'ms', better: 'less' },
  {
    key: 'quiet',
    title: '95 of 100 without an answer: what a frame costs at all',
    unit: 'ms',
    better: 'less',
  },
  {
    key: 'moving',
    title: '95 of 100 without an answer, while a dot breathes: each letter waits for the next of 60 frames',
    unit: 'ms',
    better: 'less',
  },
] as const;

async function typed(page: Page, origin: string, model: FakeModelServer): Promise<Measures> {
  await openWarm(page, origin);
  const quiet = await typeMessage(page, TYPED);
  await page.evaluate(breathe);
  const moving = await typeMessage(page, TYPED);
  await page.reload();
  await openWarm(page, origin);
  // Where one is heard a model is there, and nothing but its next answer takes the place of the usual one.
  await say(page, QUESTIONS[1]);
  await answered(page, 1);
  answerInTurn(model, speakLong);
  await say(page, QUESTIONS[0]);
  await page.getByRole('log').getByText('Breathe').nth(1).waitFor();
  const times = await typeMessage(page, TYPED);
  // Had it ended before, something else would have been measured.
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  await stop.click();
  // Closed before it has stopped, it would be heard on in the next round.
  await stop.waitFor({ state: 'hidden' });
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    most: Math.max(...times),
    quiet: percentile(quiet, 0.95),
    moving: percentile(moving, 0.95),
  };
}

function typing(visit: Visit, origin: string, model: FakeModelServer): Group {
  return {
    title: `an answer comes, ${1000 / WORD_EVERY_MS} words a second, and ${TYPED.length} letters are typed: from the key to the frame`,
    figures: TYPING_FIGURES,
    rounds: 3,
    candidates: [
      {
        name: 'Nima',
        measure: () => visit(async (page) => typed(page, origin, model)),
      },
    ],
  };
}

/** Runs in the page: a dot like the one that says somebody is at work, and nothing else. */
function breathe(): void {
  const dot = document.body.appendChild(document.createElement('i'));
  Object.assign(dot.style, { position: 'fixed', inset: '0 auto auto 0', width: '6px', height: '6px' });
  dot.style.background = 'green';
  dot.animate([{ opacity: 1 }, { opacity: 0.25 }], { duration: 1_600, iterations: Infinity });
}

/** An answer as long as an essay, with lists and code, a word at a time. */
async function speakLong(
  response: Parameters<Parameters<FakeModelServer['misbehave']>[0]>[0],
): Promise<void> {
  beginStream(response);
  for (let word = 0; word < ANSWER_WORDS && !response.destroyed; word += 1) {
    sendEvent(response, wordEvent(wordAt(word)));
    await after(WORD_EVERY_MS);
  }
  response.end('data: [DONE]\n\n');
}

const PASSAGE =
  'Breathe, then look at the **log**:\n\n- one thing after the other,\n- the last change first.\n\n```ts\nconst last = changes.at(-1);\nread(last);\n```\n\nWhat worked yesterday was touched in between. ';
const PIECES = PASSAGE.match(/\S+\s*/g) ?? [];
const wordAt = (at: number): string => PIECES[at % PIECES.length] ?? '';

function opening(visit: Visit, origin: string, { conversation, last }: LongConversation): Group {
  const wished = { selector: '[role=log] article', count: 1, words: last };
  return {
    title: `a conversation of ${MESSAGES} messages is opened`,
    figures: [
      {
        key: 'opened',
        title: 'in the app, from the click to its end on the screen',
        unit: 'ms',
        better: 'less',
        goal: 300,
      },
      { key: 'again', title: 'and once more', unit: 'ms', better: 'less' },
    ],
    rounds: 3,
    candidates: [
      {
        name: 'Nima',
        measure: () =>
          visit(async (page): Promise<Measures> => {
            await openWarm(page, origin);
            const opened = await follow(page, `${origin}/chat/${conversation.id}`, wished);
            await follow(page, `${origin}/chat/new`, LINE);
            const again = await follow(page, `${origin}/chat/${conversation.id}`, wished);
            return { opened, again };
          }),
      },
    ],
  };
}
