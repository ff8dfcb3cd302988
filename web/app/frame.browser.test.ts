import { expect, it, onTestFinished } from 'vitest';
import { until } from '../ports/testing/until.ts';
import { createFrame } from './frame.ts';

it('is made of the browser as it is, and of what it kept', async () => {
  onTestFinished(() => localStorage.clear());
  const first = createFrame(window);
  first.preferences.useSingleKeys(false);
  first.drafts.write('memory.new', 'half a thought');
  // What a reload does.
  window.dispatchEvent(new Event('pagehide'));
  const second = createFrame(window);
  expect(second.preferences.getState().singleKeys).toBe(false);
  expect(second.drafts.getState()).toEqual({ 'memory.new': 'half a thought' });
  expect(second.router.getState().pathname).toBe(location.pathname);
  expect(second.network.getState()).toBe('online');
  expect(second.installation.getState()).toBe('by_hand');
});

it('leaves the drafts of another open tab alone', async () => {
  onTestFinished(() => localStorage.clear());
  createFrame(window).drafts.write('memory.new', 'from the other tab');
  const { drafts } = createFrame(window);
  drafts.write('memory.new', 'from this one');
  expect(createFrame(window).drafts.getState()).toEqual({});
  expect(drafts.getState()).toEqual({ 'memory.new': 'from this one' });
});

it('asks the browser to keep the memory for good once the app was installed', async () => {
  const { installation, storageHealth } = createFrame(window);
  expect(storageHealth.getState().persistence).toBe('unknown');
  window.dispatchEvent(new Event('appinstalled'));
  expect(installation.getState()).toBe('installed');
  const health = await until(storageHealth, ({ persistence }) => persistence !== 'unknown');
  expect(health.quotaBytes).toBeGreaterThan(0);
});

it('needs its server where the service worker cannot be had', async () => {
  const { update } = createFrame(window);
  // The test's server has no service worker to give.
  const state = await until(update, ({ kind }) => kind !== 'preparing');
  expect(state.kind).toBe('unsupported');
});
