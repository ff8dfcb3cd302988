import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { styleOf } from '../../../../shared/domain/persona/style-of.ts';
import { IN_VOICE, OUT_OF_VOICE } from '../../../../shared/domain/persona/testing/voices.ts';
import { buildTrace } from '../../../../shared/domain/tracing/testing/traced-turn.ts';
import type { Trace } from '../../../../shared/schemas/trace.ts';
import { CountingIds } from '../../../../shared/testing/fakes.ts';
import { BUILT_IN_PERSONA } from '../../../engine/persona/built-in.ts';
import { FakeTraces } from '../../../ports/testing/fake-traces.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { StyleOverTime } from './style-over-time.tsx';

const HOUR_MS = 3_600_000;
const AT = Date.UTC(2026, 9, 12, 7);

/** Answers in the voice and out of it, in turns, an hour apart. */
function answers(count: number, near: number | null = 0.5): Trace[] {
  const ids = new CountingIds();
  return Array.from({ length: count }, (_, index) => {
    const voice = index % 2 === 0 ? IN_VOICE : OUT_OF_VOICE;
    const answered = voice[(index >> 1) % voice.length] ?? { question: '', text: '' };
    const measured = styleOf(answered, BUILT_IN_PERSONA, near);
    return buildTrace({
      id: ids.next(),
      at: AT + index * HOUR_MS,
      style: { persona: 'Zen engineer', ...measured, closeness: near },
    });
  });
}

async function open(traces: readonly Trace[], size: 'laptop' | 'phone' = 'laptop') {
  const repository = new FakeTraces(traces);
  await draw(<StyleOverTime traces={repository} />, size);
  return repository;
}

const slider = page.getByRole('slider', { name: 'Answers, the oldest first' });
const parts = page.getByRole('figure', { name: 'What the score is made of' });
const why = page.getByRole('link', { name: 'Why this answer?' });
const addressOf = ({ conversation, id }: Trace) => `/chat/${conversation}/why/${id}`;
const pointsOf = ({ style }: Trace) => Math.round((style?.score ?? 0) * 100);

describe('how answers sounded', () => {
  it('begins with the last answer, its parts and its trace', async () => {
    const traces = answers(6);
    await open(traces);
    const last = traces[5] as Trace;
    await expect.element(page.getByText(`${pointsOf(last)} of 100, measured as Zen engineer`)).toBeVisible();
    await expect.element(why).toHaveAttribute('href', addressOf(last));
    const rows = [...parts.element().querySelectorAll('dl > div')].map(
      (row) =>
        `${row.querySelector('dt')?.textContent}: ${row.querySelector('dd > span:last-child')?.textContent}`,
    );
    expect(rows).toHaveLength(8);
    expect(rows[2]).toBe('No shouting: 0 of 12');
    expect(rows[6]).toBe('Nearness: 7.5 of 15');
    const given = rows.slice(0, -1).map((row) => Number(/: ([\d.]+) of/.exec(row)?.[1]));
    expect(given.reduce((sum, one) => sum + one, 0)).toBeCloseTo(
      Number(/[\d.]+$/.exec(rows[7] ?? '')?.[0]),
      0,
    );
  });

  it('is walked by keys and by a press, each answer said with its score', async () => {
    const traces = answers(6);
    await open(traces);
    await expect.element(slider).toBeInTheDocument();
    slider.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    const before = traces[4] as Trace;
    await expect.element(why).toHaveAttribute('href', addressOf(before));
    await expect
      .element(slider)
      .toHaveAttribute('aria-valuetext', expect.stringMatching(`2026.*: ${pointsOf(before)} of 100$`));
    await userEvent.keyboard('{Home}');
    await expect.element(why).toHaveAttribute('href', addressOf(traces[0] as Trace));
    const { width } = slider.element().getBoundingClientRect();
    await slider.click({ position: { x: width - 4, y: 30 } });
    await expect.element(why).toHaveAttribute('href', addressOf(traces[5] as Trace));
  });

  it('draws each answer where the slider finds it, the whole scale high', async () => {
    const traces = answers(5);
    await open(traces);
    await expect.element(slider).toBeInTheDocument();
    const dots = slider.element().parentElement?.querySelectorAll('path')[2]?.getAttribute('d');
    expect(dots).toBe(
      traces
        .map(({ style }, at) => `M${(at * 25).toFixed(2)} ${(100 - (style?.score ?? 0) * 100).toFixed(2)}h0`)
        .join(''),
    );
    const drawing = slider.element().parentElement?.querySelector('svg')?.getBoundingClientRect();
    const { left, right } = slider.element().getBoundingClientRect();
    expect(drawing?.left).toBeCloseTo(left + 8, 0);
    expect(drawing?.right).toBeCloseTo(right - 8, 0);
  });

  it('is a table in words, the newest first, each answer a way to its trace', async () => {
    const traces = answers(3);
    await open(traces);
    await page.getByText('3 answers as a table').click();
    const rows = page.getByRole('row').elements().slice(1);
    expect(rows.map((row) => row.querySelector('a')?.getAttribute('href'))).toEqual(
      traces.toReversed().map(addressOf),
    );
    expect(rows[1]?.textContent).toContain(`${pointsOf(traces[1] as Trace)}No fillers`);
  });

  it('follows what is answered while one looks, and stays with what was chosen', async () => {
    const [first, second, third] = answers(3) as [Trace, Trace, Trace];
    const repository = await open([first]);
    await expect.element(why).toHaveAttribute('href', addressOf(first));
    await expect.element(slider).not.toBeInTheDocument();
    await repository.put(second);
    await expect.element(why).toHaveAttribute('href', addressOf(second));
    slider.element().focus();
    await userEvent.keyboard('{Home}');
    await repository.put(third);
    await expect.element(page.getByText('3 answers as a table')).toBeVisible();
    await expect.element(why).toHaveAttribute('href', addressOf(first));
  });

  it('says where the rules decided alone', async () => {
    await open(answers(2, null));
    await expect.element(page.getByText(/so the rules decided alone/)).toBeVisible();
    await expect.element(parts).not.toHaveTextContent('Nearness');
  });

  it('teaches where there is nothing yet, and says that it cannot be read', async () => {
    const repository = await open([buildTrace({ style: null })]);
    await expect.element(page.getByText(/No answer was measured yet/)).toBeVisible();
    repository.failure = new Error('The disk is gone.');
    await draw(<StyleOverTime traces={repository} />);
    await expect.element(page.getByRole('alert')).toHaveTextContent('The scores cannot be read.');
  });

  it('fits a phone with as many as it shows', async () => {
    await open(answers(60), 'phone');
    await page.getByText('40 answers as a table').click();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });
});
