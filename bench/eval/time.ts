/**
 * `npm run eval:time -- [FOLDER …]`: how well facts over time are ranked, on lives made in the run and on task folders
 * given.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepReadings } from '../../shared/domain/memory/time/assertion.ts';
import type { TimedCandidate } from '../../shared/domain/memory/time/known.ts';
import { rankOverTime } from '../../shared/domain/memory/time/rank-over-time.ts';
import { meaningOf } from '../../shared/domain/recall/question.ts';
import { createStaticEncoder } from '../../web/workers/embedding/static-encoder.ts';
import { reportEveryday } from './everyday.ts';
import { generateFourth } from './fourth-generator.ts';
import { generateTimed, type TimedCollection } from './time-generator.ts';
import { amongNotes } from './time-mixture.ts';

/** Beside the checkout, on machines that have it: the set is not ours to ship. */
const TASK = '../shared/bench/dev/temporal';
const MODEL = 'public/models/nima-embed-en-v1';
const SEED = 11;
const PEOPLE = 12;
const FOURTH_SEED = 29;
const LIVES = 9;

const encoder = createStaticEncoder({
  weights: readFileSync(join(MODEL, 'model.safetensors')),
  tokenizer: JSON.parse(readFileSync(join(MODEL, 'tokenizer.json'), 'utf8')),
  config: { id: 'nima-embed-en-v1' },
});
const read = keepReadings(10_000);

interface Tally {
  questions: number;
  right: number;
  stale: number;
}

function closeness(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

/** One life's questions: the score without time is nearness of meaning alone. */
function measure({ docs, questions }: TimedCollection, tallies: Map<string, Tally>): number {
  const vectors = docs.map(({ text }) => encoder.embed([text]));
  let spentUs = 0;
  for (const { text, now, category, gold, stale } of questions) {
    const vector = encoder.embed([meaningOf(text)]);
    const candidates = docs.map((doc, i): TimedCandidate => {
      const own = vectors[i] as Float32Array;
      const fixed = { subject: null, validFrom: null, validTo: null, superseded: false };
      return { ...fixed, id: doc.id, text: doc.text, at: doc.at, vector: own, score: closeness(vector, own) };
    });
    const before = process.cpuUsage();
    const adjusted = rankOverTime({ text, vector }, now, candidates, read);
    const { user, system } = process.cpuUsage(before);
    spentUs += user + system;
    const added = new Map(adjusted.map(({ id, adjustment }) => [id, adjustment]));
    const total = ({ id, score }: TimedCandidate): number => score + (added.get(id) ?? 0);
    const order = candidates.toSorted((a, b) => total(b) - total(a)).map(({ id }) => id);
    const place = (ids: readonly string[]): number =>
      Math.min(...ids.map((id) => order.indexOf(id)), order.length);
    for (const name of [category, 'all']) {
      const tally = tallies.get(name) ?? { questions: 0, right: 0, stale: 0 };
      tally.questions++;
      if (place(gold) === 0) tally.right++;
      if (place(stale) < place(gold)) tally.stale++;
      tallies.set(name, tally);
    }
  }
  return spentUs / 1000;
}

function report(name: string, collections: readonly TimedCollection[]): void {
  const tallies = new Map<string, Tally>();
  const spentMs = collections.reduce((sum, life) => sum + measure(life, tallies), 0);
  const share = (part: number, of: number): string => ((100 * part) / of).toFixed(1);
  const count = tallies.get('all')?.questions ?? 1;
  process.stdout.write(`${name}: ${(spentMs / count).toFixed(2)} ms of processor time a question\n`);
  for (const [category, { questions, right, stale }] of [...tallies].toSorted(([a], [b]) =>
    a.localeCompare(b),
  )) {
    const figures = `R@1 ${share(right, questions)}  stale first ${share(stale, questions)}`;
    process.stdout.write(`  ${category.padEnd(22)} ${String(questions).padStart(4)}  ${figures}\n`);
  }
}

function readFolder(folder: string): TimedCollection[] {
  const lines = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const task = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8'));
  return task.collections.map(({ id, corpus, queries, qrels }: Record<string, string>) => {
    const answers = new Map(lines(qrels as string).map((row) => [row.qid, row]));
    return {
      id,
      docs: lines(corpus as string).map((doc) => ({ ...doc, at: Date.parse(doc.ts), slot: null })),
      questions: lines(queries as string).map(({ qid, query, now }) => ({
        ...answers.get(qid),
        text: query,
        now: Date.parse(now),
      })),
    };
  });
}

const given = process.argv.slice(2);
for (const folder of given.length > 0 ? given : [TASK]) {
  if (existsSync(join(folder, 'task.json'))) report(folder, readFolder(folder));
  else process.stdout.write(`left out: there is no task.json in ${folder}.\n`);
}
report('third generator', generateTimed(SEED, PEOPLE));
report('third generator, kin', generateTimed(SEED + 1, PEOPLE / 2, true));
report('third generator, among notes', generateTimed(SEED + 2, PEOPLE / 3).map(amongNotes));
report('fourth generator', generateFourth(FOURTH_SEED, LIVES));
await reportEveryday(encoder);
