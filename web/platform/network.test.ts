import { expect, it } from 'vitest';
import { createNetwork } from './network.ts';

it('knows whether the device has a network, and hears when that changes', () => {
  const device = Object.assign(new EventTarget(), { navigator: { onLine: false } });
  const network = createNetwork(device as unknown as Window);
  expect(network.getState()).toBe('offline');
  const heard: string[] = [];
  network.subscribe((state) => void heard.push(state));
  device.navigator.onLine = true;
  device.dispatchEvent(new Event('online'));
  device.navigator.onLine = false;
  device.dispatchEvent(new Event('offline'));
  expect(heard).toEqual(['online', 'offline']);
});
