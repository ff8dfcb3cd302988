import { createStore } from 'zustand/vanilla';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { buildCompanion, type BuiltCompanion } from '../../companion/testing/build-companion.ts';
import { fakeModelServer } from '../../companion/testing/fake-model-server.ts';
import { startCompanion, type RunningCompanion } from '../../companion/testing/start-companion.ts';
import { tempFolder } from '../../companion/testing/temp-folder.ts';
import type { Reply } from '../../shared/schemas/index.ts';
import { ruleName } from '../../shared/schemas/persona.ts';
import { chance } from '../../shared/testing/chance.ts';
import { runs } from '../../shared/testing/runs.ts';
import { createAnswerer } from '../../web/companion-client/answerer.ts';
import { createCompanionHttp } from '../../web/companion-client/http.ts';
import {
  chatOfFakes,
  replyOnce,
  saidIn,
  type World,
} from '../../web/engine/conversation/testing/chat-of-fakes.ts';
import { until } from '../../web/ports/testing/until.ts';

const WORDS = Array.from({ length: 120 }, (_, at) => `word${at}`).join(' ');
/** Most of what is told of one answer; some kills come when it has ended. */
const MOST_NEWS = 140;
const KILLS = runs(40);

let built: BuiltCompanion;
beforeAll(async () => {
  built = await buildCompanion();
}, 60_000);
afterAll(() => built.remove());

type Tab = ReturnType<typeof chatOfFakes<World>>;

/** The conversation as it ships, at a line to a companion that may be another one at the next request. */
function openTab(companion: { now: RunningCompanion }, before?: Tab): Tab {
  const http = createCompanionHttp(async (path, init) => fetch(companion.now.origin + String(path), init), {
    read: () => companion.now.key,
  });
  const answerer = createAnswerer({ http, pause: async () => undefined });
  const { conversations, clock, ids } = before ?? {};
  // What a model says is not touched: it is to be compared.
  const given = { answerer, rulesOff: ruleName.options };
  const kept = conversations && clock && ids ? { conversations, clock, ids } : {};
  return chatOfFakes<World>({ ...given, ...kept });
}

/** Until so much was told of the answer that was just asked for, or all of it; answers what was shown last. */
async function afterNews({ chat }: Tab, most: number, ask: () => Promise<void>): Promise<string> {
  const heard = createStore(() => ({ news: 0, shown: '' }));
  const stop = chat.live.subscribe((live) => {
    const [{ text } = { text: null }] = [...live.values()];
    heard.setState(({ news, shown }) => ({ news: news + 1, shown: text ?? shown }));
  });
  try {
    await ask();
    await until(chat.live, ({ size }) => {
      const { news } = heard.getState();
      return news >= most || (news > 0 && size === 0);
    });
    return heard.getState().shown;
  } finally {
    stop();
  }
}

/** All of it, or as far as it came, and told as such. */
function endOf(said: string): Pick<Reply, 'end' | 'trouble'> {
  if (said.trim() === WORDS) return { end: 'stop', trouble: null };
  return { end: said === '' ? 'failed' : 'cut', trouble: 'answer_gone' };
}

const hasEnded = ({ state }: Reply) => state === 'ended';

it(`of what was said nothing is lost and nothing is there twice, when the companion is killed ${KILLS} times in mid-answer`, async () => {
  const model = await fakeModelServer('llama-server', { says: WORDS, contextTokens: 4_000 });
  onTestFinished(() => model.close());
  const env = { NIMA_ENGINE: 'openai', NIMA_OPENAI_URL: model.url };
  const home = `${await tempFolder()}/home`;
  const start = async () => startCompanion({ entry: built.entry, home, env });
  const companion = { now: await start() };
  onTestFinished(async () => void (await companion.now.kill()));
  const random = chance(41);
  const asked: string[] = [];
  let tab = openTab(companion);
  let conversation = '';
  for (let round = 0; round < KILLS; round += 1) {
    const text = `Count for me, ${round}`;
    asked.push(text);
    const shown = await afterNews(tab, 1 + Math.floor(random() * MOST_NEWS), async () => {
      if (conversation === '') conversation = await tab.chat.begin(text);
      else await tab.chat.say(conversation, text);
    });
    await companion.now.kill();
    tab.modelIsThere.setState(false, true);
    if (random() < 0.3) {
      tab.chat.close();
      await until(tab.chat.live, ({ size }) => size === 0);
      tab = openTab(companion, tab);
    }
    companion.now = await start();
    tab.modelIsThere.setState(false, true);
    tab.modelIsThere.setState(true, true);
    const { text: said, end, trouble } = await replyOnce(tab.conversations, conversation, hasEnded);
    expect(WORDS.startsWith(said.trim())).toBe(true);
    expect(said.length).toBeGreaterThanOrEqual(shown.trim().length);
    expect({ end, trouble }).toEqual(endOf(said));
  }
  const said = await saidIn(tab.conversations, conversation);
  expect(said.flatMap(({ role, text }) => (role === 'user' ? [text] : []))).toEqual(asked);
  expect(said.map(({ role }) => role)).toEqual(asked.flatMap(() => ['user', 'assistant']));
  expect(await tab.conversations.unended()).toEqual([]);
}, 300_000);
