import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { connected, LINK_STATES } from '../../ports/testing/fake-companion-link.ts';
import { drawApp } from '../testing/draw-app.tsx';

const line = page.getByRole('status', { name: 'State of Nima' });
const inLine = (words: string | RegExp) => line.getByText(words, { exact: true });

/** The app, opened and silent. */
async function drawSilent() {
  const app = await drawApp();
  await expect.element(line).toBeInTheDocument();
  return app;
}

describe('the status line', () => {
  it('is silent when all is well, and while it is not known yet', async () => {
    const { container } = await drawSilent();
    await expect.element(line).toBeEmptyDOMElement();
    container.link.show(LINK_STATES.looking);
    await expect.element(line).toBeEmptyDOMElement();
  });

  it.each([
    ['off', LINK_STATES.off, /^Companion off/],
    ['locked', LINK_STATES.locked, 'Companion locked: this browser has no valid key'],
    ['incompatible', LINK_STATES.incompatible, 'App and companion do not fit together'],
    ['closing', LINK_STATES.closing, 'Companion is stopping'],
    [
      'older',
      { ...LINK_STATES.connected, compatibility: 'app_newer' as const },
      'Companion is older than the app',
    ],
    [
      'newer',
      { ...LINK_STATES.connected, compatibility: 'companion_newer' as const },
      'App is older than the companion',
    ],
  ])('says that the companion is %s, and leads to its page', async (_, state, words) => {
    const { container, frame } = await drawSilent();
    container.link.show(state);
    await inLine(words).click();
    expect(frame.router.went).toEqual(['go /companion']);
  });

  it('says that the memory lives elsewhere, whatever else the companion is, and leads to what to do', async () => {
    const { container, frame } = await drawSilent();
    container.link.show(connected({ dataOrigin: 'http://localhost:9999' }));
    await inLine('Your memory lives at http://localhost:9999; this address has its own').click();
    expect(frame.router.went).toEqual(['go /settings']);
  });

  it('says that there is no network, beside what the companion is', async () => {
    const { container, frame } = await drawSilent();
    frame.network.show('offline');
    container.link.show(LINK_STATES.off);
    await expect.element(inLine('No network')).toBeVisible();
    await expect.element(page.getByRole('link', { name: /^Companion off/ })).toBeVisible();
    frame.network.show('online');
    await expect.element(inLine('No network')).not.toBeInTheDocument();
  });
});

describe('an update', () => {
  const button = (name: string) => page.getByRole('button', { name });

  it.each([
    ['waiting', 'A newer version is ready', 'Reload into it'],
    ['stale', 'Nima was updated in another tab', 'Reload'],
  ] as const)('that is %s is offered, and taken when a person agrees', async (kind, words, agree) => {
    const { frame } = await drawSilent();
    frame.update.show({ kind });
    await expect.element(line).toHaveTextContent(`${words}${agree}`);
    expect(frame.update.accepted).toBe(0);
    await button(agree).click();
    expect(frame.update.accepted).toBe(1);
  });

  it.each([
    ['waiting', 'A newer version is ready; it waits for your draft'],
    ['stale', 'Nima was updated in another tab; this one waits for your draft'],
  ] as const)('that is %s is not offered in the middle of a draft', async (kind, words) => {
    const { frame } = await drawSilent();
    frame.update.show({ kind });
    await page.getByRole('textbox', { name: 'New fact' }).fill('half a thought');
    await expect.element(inLine(words)).toBeVisible();
    await expect.element(button('Reload')).not.toBeInTheDocument();
    frame.drafts.clear('memory.new');
    await expect.element(button('Reload')).toBeVisible();
  });

  it.each(['ready', 'preparing', 'unsupported'] as const)('is not spoken of while it is %s', async (kind) => {
    const { frame } = await drawSilent();
    frame.update.show({ kind });
    await expect.element(line).toBeEmptyDOMElement();
  });
});
