import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RECIPE, type Recipe, type RecallWeights } from '../../shared/domain/recall/weights.ts';
import { createStaticEncoder } from '../../web/workers/embedding/static-encoder.ts';
import { meanRecall, measure, merged, type Outcome, type Setting } from './measure.ts';
import { readAnswers, readTask } from './retrieval-task.ts';

/** `npm run eval:ablation -- [FOLDER]`: R@10 of the engine on a task with answers, whole and with parts left out. */

const MODEL = 'public/models/nima-embed-en-v1';
/** Beside the checkout, on machines that have it: the set is not ours to ship. */
const TASK = '../shared/bench/dev/locomo';

function without(names: readonly (keyof RecallWeights)[]): Recipe {
  const nothing = Object.fromEntries(names.map((name) => [name, 0]));
  return {
    ...RECIPE,
    alone: { ...RECIPE.alone, ...nothing },
    talk: { ...RECIPE.talk, ...nothing },
    neighbours: names.includes('speaker') ? { ...RECIPE.neighbours, participants: 0 } : RECIPE.neighbours,
  };
}

const NO_WINDOW = {
  ...RECIPE.neighbours,
  wordsBefore: [0, 0, 0],
  wordsAnswered: 0,
  wordsAfter: [0, 0, 0],
} as const;

const ROWS: readonly (readonly [string, Setting])[] = [
  ['everything', {}],
  ['without words', { recipe: { ...RECIPE, words: 0 } }],
  ['without vectors', { withoutVectors: true }],
  ['without speaker', { recipe: without(['speaker']) }],
  ['without date', { recipe: without(['time']) }],
  ['without answer cues', { recipe: without(['when', 'amount', 'names', 'firstPerson']) }],
  ['without question penalties', { recipe: without(['asks', 'asking']) }],
  ['without neighbours of words', { recipe: { ...RECIPE, neighbours: NO_WINDOW } }],
  [
    'without neighbours of meaning',
    {
      recipe: {
        ...RECIPE,
        neighbours: { ...RECIPE.neighbours, meaningBefore: [0, 0], meaningAfter: 0 },
      },
    },
  ],
  ['without session best', { recipe: { ...RECIPE, neighbours: { ...RECIPE.neighbours, sessionBest: 0 } } }],
];

const percent = (outcomes: readonly Outcome[]): string => (100 * meanRecall(outcomes)).toFixed(1);

function categories(outcomes: readonly Outcome[]): string {
  const names = [...new Set(outcomes.map(({ category }) => category))].toSorted();
  const each = names.map(
    (name) => `${name} ${percent(outcomes.filter(({ category }) => category === name))}`,
  );
  const scored = outcomes.filter(({ category }) => /^[1-4]/.test(category));
  return [...each, `1-4 ${percent(scored)}`].join(' · ');
}

function main([folder = TASK]: readonly string[]): void {
  if (!existsSync(join(folder, 'task.json'))) {
    console.log(`left out: there is no task.json in ${folder}. Name the folder of a task with answers.`);
    return;
  }
  const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(join(MODEL, name)));
  const encoder = createStaticEncoder({
    weights: bytes('model.safetensors'),
    tokenizer: JSON.parse(readFileSync(join(MODEL, 'tokenizer.json'), 'utf8')),
    config: { id: 'ablation' },
  });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const task = readTask(read);
  const answers = readAnswers(read);
  const one = merged(task.collections, answers);
  const each = (setting: Setting): Outcome[] =>
    task.collections.flatMap((collection) => measure(collection, answers, encoder, setting));
  console.log('| R@10 | with neighbours | without | one store |\n|---|---|---|---|');
  for (const [name, setting] of ROWS) {
    const alone = percent(each({ ...setting, withoutNeighbours: true }));
    const together = percent(measure(one.collection, one.answers, encoder, setting));
    console.log(`| ${name} | ${percent(each(setting))} | ${alone} | ${together} |`);
  }
  console.log(`\nwith neighbours: ${categories(each({}))}`);
  console.log(`without: ${categories(each({ withoutNeighbours: true }))}`);
  for (const { id } of task.collections)
    console.log(`${id}: ${percent(each({}).filter(({ collection }) => collection === id))}`);
}

main(process.argv.slice(2));
