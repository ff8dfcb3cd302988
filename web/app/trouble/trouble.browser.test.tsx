import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { ROUTES } from '../routes/routes.tsx';
import type { Route } from '../routes/route.ts';
import { drawApp } from '../testing/draw-app.tsx';

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const broken = heading('This page stopped working');
const button = (name: string) => page.getByRole('button', { name });
const view = (name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

/** The app with a Companion view that fails as told, until it is told otherwise. */
async function drawBroken(error: unknown) {
  // React tells the console what a boundary has caught.
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => silenced.mockRestore());
  const state = { error };
  const routes = ROUTES.map((route): Route => {
    if (route.id !== 'companion') return route;
    const View = () => {
      if (state.error !== null) throw state.error;
      return <h1>Healthy</h1>;
    };
    return { ...route, View };
  });
  const app = await drawApp({ address: '/companion/secret-note', routes });
  return { ...app, heal: () => (state.error = null) };
}

describe('a view that stops working', () => {
  it('leaves the rest usable, and leaving it is a way out', async () => {
    const { frame } = await drawBroken(new Error('boom'));
    await expect.element(broken).toBeVisible();
    frame.network.show('offline');
    await expect.element(page.getByText('No network')).toBeVisible();
    await view('Settings').click();
    await expect.element(heading('Settings')).toBeVisible();
    await view('Companion').click();
    await expect.element(broken).toBeVisible();
  });

  it('can be tried again where it stands', async () => {
    const { heal } = await drawBroken(new Error('boom'));
    await button('Try again').click();
    await expect.element(broken).toBeVisible();
    heal();
    await button('Try again').click();
    await expect.element(heading('Healthy')).toBeVisible();
  });

  it('is announced, and says what a known error means', async () => {
    await drawBroken(fault('storage_unavailable', 'Its own words.'));
    const alert = page.getByRole('alert');
    await expect.element(alert).toHaveTextContent('This browser gives Nima no storage.');
    await expect.element(alert).toHaveTextContent('What you had saved is safe.');
  });

  it('is noticed also when it threw nothing at all', async () => {
    await drawBroken(undefined);
    await expect.element(broken).toBeVisible();
  });

  it('is not the trouble of the views when it is the status line', async () => {
    const { container } = await drawBroken(null);
    await expect.element(heading('Healthy')).toBeVisible();
    container.link.show({ kind: 'connected', health: null } as never);
    await expect.element(broken).toBeVisible();
    await expect.element(heading('Healthy')).toBeVisible();
  });
});

describe('the report', () => {
  it('is copied, and holds the error but not what was looked at', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => writeText.mockRestore());
    await drawBroken(new Error('boom'));
    await button('Copy report').click();
    await expect.element(button('Report copied')).toBeVisible();
    const [report = ''] = writeText.mock.calls[0] ?? [];
    expect(report).toContain('Error: boom');
    expect(report).toContain('in /companion');
    expect(report).not.toContain('secret-note');
  });

  it('is shown for copying by hand where the browser refuses', async () => {
    const writeText = vi
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    onTestFinished(() => writeText.mockRestore());
    await drawBroken(new Error('boom'));
    await expect.element(page.getByText('Error: boom')).not.toBeVisible();
    await button('Copy report').click();
    await expect.element(page.getByText('The browser did not allow copying.')).toBeVisible();
    await expect.element(page.getByText('Error: boom')).toBeVisible();
  });
});

describe('a view whose code could not be fetched', () => {
  it('says so and offers to load the page anew, not to try what cannot succeed', async () => {
    await drawBroken(
      new TypeError('Failed to fetch dynamically imported module: http://localhost:8787/assets/x.js'),
    );
    await expect.element(heading('This page could not be loaded')).toBeVisible();
    await expect.element(button('Reload Nima')).toBeVisible();
    await expect.element(button('Try again')).not.toBeInTheDocument();
  });
});

describe('an app that could not be opened', () => {
  it('says what happened in every view, and the rail still works', async () => {
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => silenced.mockRestore());
    const opening = Promise.reject(fault('storage_unavailable', 'No.'));
    opening.catch(() => undefined);
    await drawApp({ opening });
    await expect
      .element(page.getByRole('main').getByText('This browser gives Nima no storage.'))
      .toBeVisible();
    await view('Settings').click();
    await expect.element(view('Settings')).toHaveAttribute('aria-current', 'page');
    await expect
      .element(page.getByRole('main').getByText('This browser gives Nima no storage.'))
      .toBeVisible();
  });
});
