import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../../ui/testing/draw.tsx';
import { useHistory } from './use-history.ts';

function History({ value, tick }: { value: number; tick: number }) {
  return <p data-testid="history">{useHistory(value, tick).join(' ')}</p>;
}

const history = page.getByTestId('history');

it('holds each measurement once, also one that measured the same again', async () => {
  const { redraw } = await draw(<History value={7} tick={1} />);
  await expect.element(history).toHaveTextContent(/^7$/);
  redraw(<History value={7} tick={1} />);
  redraw(<History value={7} tick={2} />);
  redraw(<History value={9} tick={3} />);
  await expect.element(history).toHaveTextContent(/^7 7 9$/);
});

it('forgets what lies more than sixty measurements back', async () => {
  const { redraw } = await draw(<History value={0} tick={0} />);
  for (let tick = 1; tick <= 70; tick += 1) {
    redraw(<History value={tick} tick={tick} />);
    await expect.element(history).toHaveTextContent(new RegExp(`\\b${tick}$`));
  }
  const expected = Array.from({ length: 60 }, (_, index) => index + 11).join(' ');
  await expect.element(history).toHaveTextContent(expected);
  await expect.element(history).toHaveTextContent(/^11 /);
});
