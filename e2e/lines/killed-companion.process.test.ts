import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { buildCompanion, type BuiltCompanion } from '../../companion/testing/build-companion.ts';
import { fakeModelServer } from '../../companion/testing/fake-model-server.ts';
import { startCompanion, type RunningCompanion } from '../../companion/testing/start-companion.ts';
import { tempFolder } from '../../companion/testing/temp-folder.ts';
import { isKnownError } from '../../shared/protocol/errors.ts';
import { chance } from '../../shared/testing/chance.ts';
import { runs } from '../../shared/testing/runs.ts';
import { createAnswerer } from '../../web/companion-client/answerer.ts';
import { createCompanionHttp } from '../../web/companion-client/http.ts';
import type { Answerer, AnswerNews } from '../../web/ports/answerer.ts';
import { eventsIn, numbersIn, readAll, saidIn } from '../../web/ports/testing/answer-readers.ts';

const QUESTION = { prompt: { messages: [{ role: 'user' as const, content: 'Count for me' }] } };
const WORDS = Array.from({ length: 120 }, (_, at) => `word${at}`).join(' ');

let built: BuiltCompanion;
beforeAll(async () => {
  built = await buildCompanion();
}, 60_000);
afterAll(() => built.remove());

/** The app's line to a companion that may be another one, at another port, at the next request. */
function lineTo(companion: { now: RunningCompanion }): Answerer {
  const http = createCompanionHttp(async (path, init) => fetch(companion.now.origin + String(path), init), {
    read: () => companion.now.key,
  });
  return createAnswerer({ http, pause: async () => undefined });
}

/** What is told of an answer whose companion is killed after so many events, and what befell the reader. */
async function askAndKill(answerer: Answerer, companion: RunningCompanion, events: number) {
  const told: AnswerNews[] = [];
  try {
    for await (const news of answerer.ask(new AbortController().signal, QUESTION)) {
      told.push(news);
      if (told.length === events) void companion.kill();
    }
    return { told, error: null };
  } catch (error) {
    return { told, error: isKnownError(error) ? error : null };
  }
}

it('a companion killed in the middle of an answer takes nothing of what was said, and nothing is said twice', async () => {
  const model = await fakeModelServer('llama-server', { says: WORDS, contextTokens: 4_000 });
  onTestFinished(() => model.close());
  const env = { NIMA_ENGINE: 'openai', NIMA_OPENAI_URL: model.url };
  const home = `${await tempFolder()}/home`;
  const start = async () => startCompanion({ entry: built.entry, home, env });
  const companion = { now: await start() };
  onTestFinished(async () => void (await companion.now.kill()));
  const answerer = lineTo(companion);
  const random = chance(40);
  let broken = 0;
  for (let round = 0; round < runs(40); round += 1) {
    const { told, error } = await askAndKill(answerer, companion.now, 1 + Math.floor(random() * 60));
    const seen = numbersIn(told);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
    expect(WORDS.startsWith(saidIn(told))).toBe(true);
    const [first] = eventsIn(told);
    const id = first?.type === 'start' ? first.id : '';
    // Killed as it was, it may have said all of it before.
    const isWhole = eventsIn(told).at(-1)?.type === 'done';
    broken += isWhole ? 0 : 1;
    const unreachable = { code: 'companion_unreachable', details: { id, seen: seen.at(-1) } };
    expect(isWhole ? unreachable : error).toMatchObject(unreachable);
    await companion.now.exit;
    companion.now = await start();
    const rest = readAll(answerer.readOn(new AbortController().signal, id, seen.at(-1) ?? 0));
    await expect(rest).rejects.toMatchObject({ code: 'answer_gone' });
  }
  expect(broken).toBeGreaterThan(0);
  expect(saidIn(await readAll(answerer.ask(new AbortController().signal, QUESTION)))).toBe(WORDS);
}, 300_000);
