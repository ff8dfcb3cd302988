import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { button, composer, drawChat, said } from '../testing/draw-chat.tsx';

const NOTES = new File(['one\ntwo\n'], 'notes.md');
const PICTURE = new File([new Uint8Array([0x89, 0x50, 0, 0xff])], 'fan.png');

/** Files in the hands of the browser, as a drop or a paste brings them. */
function carrying(...files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

describe('a file', () => {
  it('that is pasted stands in the draft, fenced and under its name, and is folded when it was said', async () => {
    await drawChat({ withoutModel: true });
    await composer.fill('What is this?');
    const clipboardData = carrying(NOTES);
    composer
      .element()
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await expect.element(composer).toHaveValue('What is this?\n```markdown notes.md\none\ntwo\n```\n');
    await button('Send').click();
    await expect.element(page.getByText('notes.md · 2 lines')).toBeVisible();
    expect(said()[0]).toContain('What is this?');
    await expect.element(page.getByText('one two')).not.toBeVisible();
  });

  it('that is dropped anywhere on the page stands in the draft, and what is no text is refused', async () => {
    await drawChat({ said: [['Hello', { text: 'Good day.' }]] });
    const answer = page.getByText('Good day.');
    await expect.element(answer).toBeVisible();
    const dataTransfer = carrying(NOTES, PICTURE);
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    answer.element().dispatchEvent(drop);
    await expect.element(composer).toHaveValue('```markdown notes.md\none\ntwo\n```\n');
    const refused = page.getByRole('alert');
    await expect
      .element(refused)
      .toHaveTextContent('fan.png is no text file. Only text fits into a message.');
  });

  it('that is too long is refused, and the draft stays as it is', async () => {
    await drawChat();
    await composer.fill('Read this');
    const input = document.querySelector('input[type=file]') as HTMLInputElement;
    input.files = carrying(new File(['x'.repeat(200_001)], 'log.txt')).files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.element(page.getByRole('alert')).toHaveTextContent('log.txt is too long');
    await expect.element(composer).toHaveValue('Read this');
  });
});
