import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '../testing/draw.tsx';
import { Dialog } from './dialog.tsx';

/** A page with a button that opens a dialog, as the palette is opened. */
function Page({ onClose }: { onClose: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <button type="button">Below</button>
      {open && (
        <Dialog
          label="A dialog"
          onClose={() => {
            onClose();
            setOpen(false);
          }}
        >
          <input aria-label="First" />
          <button type="button">Last</button>
        </Dialog>
      )}
    </>
  );
}

const dialog = page.getByRole('dialog', { name: 'A dialog' });

async function openDialog() {
  const onClose = vi.fn();
  await draw(<Page onClose={onClose} />);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect.element(dialog).toBeVisible();
  return onClose;
}

it('takes the focus, keeps it within, and gives it back', async () => {
  await openDialog();
  await expect.element(page.getByLabelText('First')).toHaveFocus();
  for (let press = 0; press < 4; press += 1) {
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement?.textContent).not.toBe('Below');
  }
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});

it('is closed by Escape, once', async () => {
  const onClose = await openDialog();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('is closed by a press beside it, not by one inside', async () => {
  const onClose = await openDialog();
  await page.getByRole('button', { name: 'Last' }).click();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(document.body, { position: { x: 5, y: 5 } });
  await expect.element(dialog).not.toBeInTheDocument();
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('gives the focus back also when the page takes it away', async () => {
  await draw(<Page onClose={() => undefined} />);
  const opener = page.getByRole('button', { name: 'Open' });
  await opener.click();
  await expect.element(page.getByLabelText('First')).toHaveFocus();
  // A command that was chosen, a press beside the dialog: the page draws on without it.
  await userEvent.click(document.body, { position: { x: 5, y: 5 } });
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
});
