import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, drawData, section } from './testing/draw-data.tsx';

const erase = section('Erase everything');
const word = page.getByRole('textbox', { name: 'Type “erase” to confirm' });

describe('erasing everything', () => {
  it('is done after its word was typed alone', async () => {
    const { erasing } = await drawData();
    await expect.element(button('Erase everything now')).toBeDisabled();
    await word.fill('ease');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Erase everything now')).toBeDisabled();
    expect(erasing.times).toBe(0);
    await word.fill(' Erase ');
    await button('Erase everything now').click();
    expect(erasing.times).toBe(1);
  });

  it('offers a file before', async () => {
    const { door, erasing } = await drawData();
    await button('Save a file first').click();
    await expect.poll(() => door.went).toEqual([expect.stringMatching(/^save /)]);
    expect(erasing.times).toBe(0);
  });

  it('says why no file could be written', async () => {
    await drawData({ transfer: { failure: new Error('No disk.') } });
    await button('Save a file first').click();
    await expect.element(erase.getByRole('status')).not.toBeEmptyDOMElement();
  });

  it('says where the last time something stayed', async () => {
    await drawData({ eraseFailed: true });
    await expect.element(erase.getByRole('alert')).toHaveTextContent('not everything could be erased');
  });
});
