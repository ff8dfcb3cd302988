import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawChat } from './testing/draw-chat.tsx';

const field = () => document.querySelector('textarea') as HTMLTextAreaElement;

async function enter(line: string): Promise<void> {
  await page.elementLocator(field()).fill(line);
  await userEvent.keyboard('{Enter}');
}

it('a command is said and has its outcome as the reply; one that leads elsewhere leaves no message', async () => {
  const { notices } = await drawChat({ withoutModel: true });
  await enter('/remember I like tea');
  await expect.element(page.getByRole('link', { name: 'I like tea' })).toBeVisible();
  await expect.poll(() => field().value).toBe('');
  await enter('/clear');
  await expect.element(page.getByRole('link', { name: 'I like tea' })).not.toBeInTheDocument();
  await expect.poll(() => field().value).toBe('');
  notices.undo();
  await expect.element(page.getByRole('link', { name: 'I like tea' })).toBeVisible();
  expect(document.body.textContent).not.toContain('/clear');
});

it('a line that is wrong stays where it is, to be mended', async () => {
  const { navigation } = await drawChat({ withoutModel: true });
  await enter('/recal tea');
  await expect.element(page.getByRole('button', { name: 'Did you mean /recall?' })).toBeVisible();
  expect(navigation.getState().pathname).toBe('/chat/new');
});
