import type { FigureResult, Report } from './report.ts';
import { COUNTED, type Unit } from './suite.ts';

const HEAD = ['', 'median', 'min', 'max', '× Nima', '× baseline', ''];

/** Columns as wide as their widest cell: the first one and the last one to the left, numbers to the right. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  );
  return rows.map((row) =>
    widths
      .map((width, at) => {
        const cell = row[at] ?? '';
        return at === 0 || at === columns - 1 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

const isCounted = (unit: Unit): boolean => COUNTED.some((counted) => counted === unit);

/** Three digits are all that a median of a few rounds can carry. The middle of two counts may be half of one. */
export function formatValue(value: number, unit: Unit): string {
  const isWhole = isCounted(unit) && Number.isInteger(value);
  const digits = isWhole || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === '/s' ? `${text}/s` : `${text} ${unit}`;
}

function goalText({ goal, better, unit, met }: FigureResult): string {
  if (goal === null) return '';
  return `goal ${better === 'less' ? '<=' : '>='} ${formatValue(goal, unit)}: ${met === true ? 'met' : 'missed'}`;
}

function rowsOf(result: FigureResult): string[][] {
  const of = (value: number) => formatValue(value, result.unit);
  const candidates = result.candidates.map((one, index) => [
    `    ${one.name}`,
    of(one.median),
    of(one.min),
    of(one.max),
    one.timesNima.toFixed(2),
    one.timesBaseline?.toFixed(2) ?? '',
    index === 0 ? goalText(result) : '',
  ]);
  return [[`  ${result.title} (${result.better} is better)`], ...candidates];
}

/** All results as one table, a heading line for each group. */
export function formatReport({ results, machine, version, date }: Report): string {
  const rows: string[][] = [HEAD];
  let heading = '';
  for (const result of results) {
    const ofGroup = `${result.suite}: ${result.group}`;
    if (ofGroup !== heading) rows.push([], [ofGroup]);
    heading = ofGroup;
    rows.push(...rowsOf(result));
  }
  const { platform, cpu, cores, memoryMb, node } = machine;
  const about = `Nima ${version}, ${date}. ${platform}, ${cpu}, ${cores} cores, ${memoryMb} MB, Node ${node}.`;
  return [about, ...alignColumns(rows)].join('\n');
}
