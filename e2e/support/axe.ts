import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TABLE = fileURLToPath(new URL('../../node_modules/.cache/nima/axe.json', import.meta.url));

export interface AxeRow {
  state: string;
  size: string;
  theme: string;
  rules: number;
  violations: readonly string[];
}

/** Every rule axe has on by itself, best practices included, at any severity; its experiments stay off. */
export async function judgeByAxe(page: Page): Promise<Pick<AxeRow, 'rules' | 'violations'>> {
  await stillness(page);
  // There are no frames here. The other mode opens a page of its own to add theirs up, which takes as long as the rest.
  const { passes, violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return {
    rules: passes.length + violations.length,
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    ),
  };
}

/**
 * What is still fading in has no contrast yet; what moves for ever is as it is. So is what nobody sees: in a part that is
 * folded away a browser holds animations, and they never end.
 */
async function stillness(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => {
      const seen = effect instanceof KeyframeEffect && (effect.target?.checkVisibility() ?? false);
      return playState !== 'running' || !seen || !Number.isFinite(Number(effect.getComputedTiming().endTime));
    }),
  );
}

/** Keeps what was measured for the closing table, in the place of what was measured of the same before. */
export async function keepAxeRows(rows: readonly AxeRow[]): Promise<void> {
  const name = ({ state, size, theme }: AxeRow) => `${state} ${size} ${theme}`;
  const names = new Set(rows.map(name));
  const before = await readFile(TABLE, 'utf8').then(
    (text) => JSON.parse(text) as AxeRow[],
    () => [],
  );
  await mkdir(dirname(TABLE), { recursive: true });
  await writeFile(
    TABLE,
    JSON.stringify([...before.filter((row) => !names.has(name(row))), ...rows], null, 2),
  );
}
