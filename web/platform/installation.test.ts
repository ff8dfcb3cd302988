import { describe, expect, it, vi } from 'vitest';
import { createInstallation } from './installation.ts';

function open({ standalone = false } = {}) {
  const asked: string[] = [];
  const window = Object.assign(new EventTarget(), {
    matchMedia: (query: string) => {
      asked.push(query);
      return { matches: standalone };
    },
  });
  const onInstalled = vi.fn();
  const installation = createInstallation(window as unknown as Window, onInstalled);
  const offer = () => {
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: vi.fn(async () => ({ outcome: 'accepted' })),
    });
    window.dispatchEvent(event);
    return event;
  };
  return { installation, window, offer, onInstalled, asked };
}

describe('the installation', () => {
  it('is done where the app has a window of its own, else up to the person', () => {
    expect(open({ standalone: true }).installation.getState()).toBe('installed');
    const { installation, asked } = open();
    expect(installation.getState()).toBe('by_hand');
    expect(installation.getInitialState()).toBe('by_hand');
    expect(asked).toEqual(['(display-mode: standalone)']);
  });

  it('is offered when the browser does, without the browser’s own banner', () => {
    const { installation, offer } = open();
    const heard: string[][] = [];
    installation.subscribe((state, previous) => void heard.push([previous, state]));
    expect(offer().defaultPrevented).toBe(true);
    expect(heard).toEqual([['by_hand', 'offered']]);
  });

  it('shows the browser’s question once: an offer cannot be used again', async () => {
    const { installation, offer } = open();
    const { prompt } = offer();
    await installation.install();
    await installation.install();
    expect(prompt).toHaveBeenCalledTimes(1);
    expect(installation.getState()).toBe('by_hand');
  });

  it('can be offered again after it was declined', async () => {
    const { installation, offer } = open();
    offer();
    await installation.install();
    const second = offer();
    await installation.install();
    expect(second.prompt).toHaveBeenCalledTimes(1);
  });

  it('is told once it is done, also from the browser’s own menu', () => {
    const { installation, window, onInstalled } = open();
    expect(onInstalled).not.toHaveBeenCalled();
    window.dispatchEvent(new Event('appinstalled'));
    expect(installation.getState()).toBe('installed');
    expect(onInstalled).toHaveBeenCalledTimes(1);
  });

  it('asks nothing when nothing was offered', async () => {
    const { installation } = open();
    await installation.install();
    expect(installation.getState()).toBe('by_hand');
  });
});
