import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '../testing/draw.tsx';
import { Choice } from './choice.tsx';

const OPTIONS = ['system', 'light', 'dark'].map((value) => ({ value, label: value.toUpperCase() }));
const chosen: string[] = [];

function Chooser() {
  const [value, setValue] = useState('system');
  const choose = (next: string) => {
    chosen.push(next);
    setValue(next);
  };
  return <Choice legend="Theme" value={value} options={OPTIONS} onChoose={choose} />;
}

const option = (name: string) => page.getByRole('radio', { name });

it('is one of a few, chosen by a press on its words or by the arrows, from end to end', async () => {
  chosen.length = 0;
  await draw(<Chooser />);
  await expect.element(page.getByRole('group', { name: 'Theme' })).toBeVisible();
  await expect.element(option('SYSTEM')).toBeChecked();
  await page.getByText('DARK').click();
  await expect.element(option('DARK')).toBeChecked();
  await expect.element(option('SYSTEM')).not.toBeChecked();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(option('SYSTEM')).toBeChecked();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(option('DARK')).toBeChecked();
  expect(chosen).toEqual(['dark', 'system', 'dark']);
});

it('is one stop of the Tab key, at what is chosen', async () => {
  await draw(
    <>
      <Chooser />
      <button type="button">After</button>
    </>,
  );
  await userEvent.keyboard('{Tab}');
  await expect.element(option('SYSTEM')).toHaveFocus();
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'After' })).toHaveFocus();
});

it('keeps two choices on one page apart', async () => {
  await draw(
    <>
      <Chooser />
      <Choice legend="Other" value="light" options={OPTIONS} onChoose={() => undefined} />
    </>,
  );
  const other = page.getByRole('group', { name: 'Other' });
  await page.getByRole('group', { name: 'Theme' }).getByText('DARK').click();
  await expect.element(other.getByRole('radio', { name: 'LIGHT' })).toBeChecked();
});
