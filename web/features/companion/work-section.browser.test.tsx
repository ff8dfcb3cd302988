import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { EngineStatus, LineFigures } from '../../../shared/schemas/index.ts';
import { buildLine } from '../../../shared/testing/builders.ts';
import { buildEngine } from './testing/build-engine.ts';
import { drawModels } from './testing/draw-companion.tsx';

const at = (line: Partial<LineFigures> = {}): EngineStatus =>
  buildEngine({
    engine: 'llama',
    state: { kind: 'ready', model: 'steady.gguf', contextTokens: 4096 },
    line: buildLine(line),
  });
const section = page.getByRole('region', { name: 'At work' });
const figure = (name: string) =>
  section.getByText(name, { exact: true }).element().nextElementSibling?.textContent;

describe('the model at work', () => {
  it('is measured in tokens a second, read and written', async () => {
    await drawModels(at({ answers: 2, readPerSecond: 181.25, writtenPerSecond: 10.96 }), []);
    await expect.element(section.getByText('11.0 tokens/s')).toBeVisible();
    expect(figure('Reads')).toBe('181 tokens/s');
    await expect.element(section).toHaveTextContent('2 answers since the companion started');
  });

  it('is drawn over time: zero where nothing is done', async () => {
    const { tell } = await drawModels(at({ answers: 1, writtenPerSecond: 10 }), []);
    const points = () =>
      page
        .getByRole('img', { name: 'Tokens written a second, lately' })
        .element()
        .querySelectorAll('path')[2]
        ?.getAttribute('d')
        ?.split(/[MLH]/)
        .map((point) => Number(point.split(' ')[1]));
    tell(at({ answers: 2, writtenPerSecond: 10 }));
    await expect.poll(() => points()?.slice(1)).toEqual([40, 8]);
    tell(at({ answers: 2, writtenPerSecond: 10 }));
    await expect.poll(() => points()?.slice(1)).toEqual([40, 8, 40]);
  });

  it('keeps its place before and after there are numbers: nothing jumps', async () => {
    const { tell } = await drawModels(at(), []);
    await expect.element(section.getByText('No answer yet').first()).toBeVisible();
    const height = () => section.getByText('Line', { exact: true }).element().getBoundingClientRect().top;
    const before = height();
    tell(at({ isBusy: true, waiting: 30, readPerSecond: 12_345, writtenPerSecond: 98.7 }));
    await expect.element(section.getByText('98.7 tokens/s')).toBeVisible();
    expect(height()).toBe(before);
  });

  it.each([
    [{}, 'Nobody waits', 0, ''],
    [{ isBusy: true }, 'One is answered', 0, ''],
    [{ isBusy: true, waiting: 1 }, 'One is answered, 1 waits', 1, ''],
    [{ isBusy: true, waiting: 3 }, 'One is answered, 3 wait', 3, ''],
    [{ isBusy: false, waiting: 2 }, '2 wait', 2, ''],
    [{ isBusy: true, waiting: 23 }, 'One is answered, 23 wait', 9, '+14'],
  ])('has a line %j, which is drawn as it is said', async (line, words, drawn, beyond) => {
    await drawModels(at(line), []);
    const picture = section.getByRole('img', { name: words, exact: true });
    await expect.element(picture).toBeVisible();
    const [served, rail] = picture.element().children;
    expect(served?.getAttribute('data-busy')).toBe(String('isBusy' in line && line.isBusy));
    expect(rail?.childElementCount).toBe(drawn);
    expect(picture.element().textContent).toBe(beyond);
  });

  it('says what went wrong, the newest first, in words and with the time', async () => {
    const now = Date.UTC(2026, 0, 2, 12);
    const errors = [
      { at: now - 60_000, code: 'context_exceeded', message: '9,000 tokens.' },
      { at: now - 7_200_000, code: 'model_failed', message: 'The server answered 500.' },
      { at: now - 7_200_000, code: 'from_the_future', message: 'It rained.' },
    ];
    await drawModels(at({ errors }), []);
    const list = page.getByRole('list', { name: 'What went wrong last, the newest first' });
    const texts = list
      .getByRole('listitem')
      .elements()
      .map((row) => row.textContent);
    expect(texts).toEqual([
      '1 minute agoA question was longer than the model reads. ',
      '2 hours agoThe model’s engine answered with an error. The server answered 500.',
      '2 hours agoIt rained.',
    ]);
  });

  it('is not there where no model is, and nothing went wrong', async () => {
    const { tell } = await drawModels(buildEngine(), []);
    await expect.element(page.getByRole('heading', { name: 'Model', exact: true })).toBeVisible();
    await expect.element(section).not.toBeInTheDocument();
    const errors = [{ at: 1, code: 'model_unavailable', message: 'There is none.' }];
    tell(buildEngine({ line: buildLine({ errors }) }));
    await expect.element(section).toBeVisible();
  });
});
