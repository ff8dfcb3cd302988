import { describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LinkState } from '../../ports/companion-link.ts';
import { connected, LINK_STATES } from '../../ports/testing/fake-companion-link.ts';
import { drawCompanion } from './testing/draw-companion.tsx';
import { buildEngine } from './testing/build-engine.ts';

const open = async (state: LinkState) => (await drawCompanion(state)).link;

const heading = (name: string) => page.getByRole('heading', { level: 2, name });
const again = page.getByRole('button', { name: 'Look again' });
const key = page.getByLabelText('Key');
const connect = page.getByRole('button', { name: 'Connect' });

describe('the companion', () => {
  it.each([
    ['looking', LINK_STATES.looking, 'Looking for the companion', 'Waiting for its first answer.'],
    ['off', LINK_STATES.off, 'The companion is off', 'Your memory works without it.'],
    [
      'locked without a key',
      LINK_STATES.locked,
      'This browser has no key',
      'Open the address it printed at start',
    ],
    [
      'locked with another key',
      { ...LINK_STATES.locked, reason: 'wrong_key' as const },
      'The key is not the companion’s',
      'The companion has another key now.',
    ],
    [
      'of another protocol',
      LINK_STATES.incompatible,
      'App and companion do not fit together',
      'The app speaks protocol 1.0, the companion 9.0.',
    ],
    ['stopping', LINK_STATES.closing, 'The companion is stopping', 'It finishes what it is doing'],
    ['connected', LINK_STATES.connected, 'Connected', `Listening at ${location.origin}.`],
  ])('%s: says what is and what it means', async (_, state, title, words) => {
    await open(state);
    await expect.element(heading(title)).toBeVisible();
    await expect.element(page.getByText(words, { exact: false })).toBeVisible();
  });

  it.each(['off', 'locked', 'incompatible', 'closing'] as const)(
    '%s: is looked for again when asked',
    async (kind) => {
      const link = await open(LINK_STATES[kind]);
      await again.click();
      expect(link.asked).toEqual(['retry']);
    },
  );

  it.each(['looking', 'connected'] as const)('%s: there is nothing to look for', async (kind) => {
    await open(LINK_STATES[kind]);
    await expect.element(page.getByRole('heading', { level: 1, name: 'Companion' })).toBeVisible();
    await expect.element(again).not.toBeInTheDocument();
  });

  it('off: says how it is started', async () => {
    await open(LINK_STATES.off);
    await expect.element(page.getByText('npm start')).toBeVisible();
  });

  it.each([
    ['app_newer', 'The app is newer than the companion'],
    ['companion_newer', 'The companion is newer than the app'],
  ] as const)('connected, %s: says which is older and what that means', async (compatibility, words) => {
    await open({ ...LINK_STATES.connected, compatibility });
    await expect.element(page.getByText(words, { exact: false })).toBeVisible();
  });

  it('says it anew when it changes, where it is read out', async () => {
    const link = await open(LINK_STATES.looking);
    await expect.element(heading('Looking for the companion')).toBeVisible();
    link.show(LINK_STATES.off);
    await expect.element(heading('The companion is off')).toBeVisible();
    expect(heading('The companion is off').element().closest('[aria-live=polite]')).not.toBeNull();
  });
});

describe('the key', () => {
  const KEY = 'Zm9v-YmFy_'.repeat(4);

  it('is taken out of what was pasted, the whole address included', async () => {
    const link = await open(LINK_STATES.locked);
    await expect.element(connect).toBeDisabled();
    await key.fill(`http://localhost:8787/#key=${KEY}`);
    await connect.click();
    expect(link.asked).toEqual([`useKey ${KEY}`]);
  });

  it('is used with Enter, and never without one', async () => {
    const link = await open(LINK_STATES.locked);
    await key.click();
    await userEvent.keyboard('{Enter}');
    expect(link.asked).toEqual([]);
    await key.fill(KEY);
    await userEvent.keyboard('{Enter}');
    expect(link.asked).toEqual([`useKey ${KEY}`]);
  });

  it('is not shown to those who look over a shoulder, and says where to find it', async () => {
    await open(LINK_STATES.locked);
    await expect.element(key).toHaveAttribute('type', 'password');
    await expect.element(key).toHaveAccessibleDescription('The part after #key= in the printed address.');
  });

  it('can be corrected where it was wrong', async () => {
    const link = await open(LINK_STATES.locked);
    await key.fill('wrong-key');
    await connect.click();
    link.show({ ...LINK_STATES.locked, reason: 'wrong_key' });
    await expect.element(heading('The key is not the companion’s')).toBeVisible();
    await expect.element(key).toHaveValue('wrong-key');
  });
});

describe('how a connected companion does', () => {
  const fact = (name: string) =>
    page.getByText(name, { exact: true }).element().nextElementSibling?.textContent;

  it('is told in amounts that people read', async () => {
    await open(connected());
    await expect.element(page.getByText('84 MB')).toBeVisible();
    await expect
      .element(page.getByRole('meter', { name: 'Load of the machine' }))
      .toHaveAttribute('aria-valuenow', '25');
    expect(fact('Running for')).toBe('1 hour');
    expect(fact('Version')).toBe('0.1.0');
  });

  it('is drawn over time, as it changes', async () => {
    const link = await open(connected());
    const line = page.getByRole('img', { name: /over the last minutes/ });
    const points = () =>
      line.element().querySelectorAll('path')[1]?.getAttribute('d')?.match(/[ML]/g)?.length;
    await expect.element(line).toBeVisible();
    for (const [uptimeSeconds, drawn] of [
      [3_605, 2],
      [3_610, 3],
    ] as const) {
      link.show(connected({}, { uptimeSeconds }));
      await expect.poll(points).toBe(drawn);
    }
  });

  it('tells how much memory its machine has left', async () => {
    await open(connected({}, { availableMemoryBytes: 2 * 2 ** 30 }));
    const meter = page.getByRole('meter', { name: 'RAM of the machine' });
    await expect.element(meter).toHaveAttribute('aria-valuenow', '75');
    expect(fact('RAM of the machine')).toMatch(/^6\sGB of 8\sGB$/);
  });

  it('tells how warm the machine is, and that it holds itself back', async () => {
    const link = await open(connected({}, { temperatureCelsius: 81.4, isThrottled: true }));
    await expect.element(page.getByText('81°C')).toBeVisible();
    await expect.element(page.getByText(/^Held back: too hot/)).toBeVisible();
    link.show(connected({}, { uptimeSeconds: 3_605, temperatureCelsius: 60, isThrottled: false }));
    await expect.element(page.getByText(/^Held back/)).not.toBeInTheDocument();
  });

  it.each([
    ['that does not tell', { temperatureCelsius: null, isThrottled: null, engine: buildEngine() }],
    ['whose companion is older', {}],
  ])('says nothing of the warmth of a machine %s', async (_, status) => {
    await open(connected({}, status));
    await expect.element(page.getByRole('heading', { name: 'Machine' })).toBeVisible();
    await expect.element(page.getByText('Temperature')).not.toBeInTheDocument();
    await expect.element(page.getByText(/^Held back/)).not.toBeInTheDocument();
  });

  it('leads to the reference of the API, past the app', async () => {
    await open(connected());
    const docs = page.getByRole('link', { name: 'API reference' });
    await expect.element(docs).toHaveAttribute('href', '/docs');
    await expect.element(docs).toHaveAttribute('data-external');
  });
});

describe('an older companion', () => {
  it('has no engine and no models, and is not asked for them', async () => {
    const { library } = await drawCompanion(connected());
    await expect.element(page.getByRole('heading', { name: 'Machine' })).toBeVisible();
    for (const name of ['Model', 'At work', 'Models'])
      await expect.element(page.getByRole('heading', { name, exact: true })).not.toBeInTheDocument();
    expect(library.watching()).toBe(0);
  });
});

it('watches the models only while somebody sees them', async () => {
  const { library } = await drawCompanion(connected({}, { engine: buildEngine() }));
  await expect.poll(library.watching).toBe(1);
  const become = (visibility: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  onTestFinished(() => void Reflect.deleteProperty(document, 'visibilityState'));
  become('hidden');
  await expect.poll(library.watching).toBe(0);
  become('visible');
  await expect.poll(library.watching).toBe(1);
});

it('watches the models while the companion is there, and no longer', async () => {
  const { link, library, remove } = await drawCompanion(connected({}, { engine: buildEngine() }));
  await expect.poll(library.watching).toBe(1);
  link.show(LINK_STATES.off);
  await expect.poll(library.watching).toBe(0);
  link.show(connected({}, { engine: buildEngine() }));
  await expect.poll(library.watching).toBe(1);
  remove();
  await expect.poll(library.watching).toBe(0);
});
