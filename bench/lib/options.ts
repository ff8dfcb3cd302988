export interface Options {
  /** The suites to run, in the order they are declared. */
  suites: readonly string[];
  /** Standard output carries the report as JSON and nothing else. */
  json: boolean;
  /** Instead of each group's own number. */
  rounds: number | null;
  /** Keep what was measured as the baseline of the suites that ran. */
  save: boolean;
}

/** Throws with one line for the person where the arguments make no sense. */
export function parseOptions(args: readonly string[], known: readonly string[]): Options {
  const names: string[] = [];
  let [json, save] = [false, false];
  let rounds: number | null = null;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--json') json = true;
    else if (argument === '--save') save = true;
    else if (argument === '--rounds') rounds = readRounds(args[(at += 1)]);
    else if (known.includes(argument)) names.push(argument);
    else
      throw new Error(
        `There is no benchmark "${argument}". There are: ${known.join(', ')}; and --json, --rounds <n>, --save.`,
      );
  }
  return {
    suites: names.length === 0 ? known : known.filter((name) => names.includes(name)),
    json,
    rounds,
    save,
  };
}

function readRounds(text: string | undefined): number {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds >= 1 && rounds <= 1000) return rounds;
  throw new Error('--rounds needs a whole number from 1 to 1000.');
}
