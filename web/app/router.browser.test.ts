import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeNavigation } from '../ports/testing/fake-navigation.ts';
import { until } from '../ports/testing/until.ts';
import { createRouter, followLinks } from './router.ts';

const home = location.pathname + location.search;

/** As if the page had just been opened at an address: from a bookmark, a message, the home screen. */
function openAt(address: string) {
  history.replaceState(null, '', address);
  return createRouter(window);
}

const here = () => location.pathname + location.search;

afterEach(() => {
  history.replaceState(null, '', home);
});

describe('the router', () => {
  it('begins where the page was opened', () => {
    expect(openAt('/memory/abc?find').getState()).toEqual({ pathname: '/memory/abc', search: '?find' });
  });

  it('goes, and the browser’s own back and forward go with it', async () => {
    const router = openAt('/memory');
    router.go('/memory/abc');
    expect(router.getState().pathname).toBe('/memory/abc');
    expect(here()).toBe('/memory/abc');
    history.back();
    await until(router, ({ pathname }) => pathname === '/memory');
    history.forward();
    await until(router, ({ pathname }) => pathname === '/memory/abc');
    expect(here()).toBe('/memory/abc');
  });

  it('tells those who watch', () => {
    const router = openAt('/memory');
    const seen: string[] = [];
    router.subscribe(({ pathname, search }) => void seen.push(pathname + search));
    router.go('/memory?find');
    router.replace('/memory');
    expect(seen).toEqual(['/memory?find', '/memory']);
  });

  it('takes no step to where it is already', () => {
    const router = openAt('/memory?find');
    const before = history.length;
    router.go('/memory?find');
    expect(history.length).toBe(before);
  });

  it('tells who goes there again that they do: what the address leads to is shown anew', () => {
    const router = openAt('/chat/abc?at=def');
    const before = router.getState();
    router.go('/chat/abc?at=def');
    expect(router.getState()).toEqual(before);
    expect(router.getState()).not.toBe(before);
  });

  it('leaves no step behind where an address was replaced', async () => {
    const router = openAt('/memory');
    router.go('/memory/abc');
    router.replace('/memory/def');
    router.back();
    await until(router, ({ pathname }) => pathname === '/memory');
    expect(here()).toBe('/memory');
  });

  it('goes back a step within the app', async () => {
    const router = openAt('/settings');
    router.go('/memory');
    router.go('/memory/abc');
    router.back();
    await until(router, ({ pathname }) => pathname === '/memory');
    router.back();
    await until(router, ({ pathname }) => pathname === '/settings');
    expect(here()).toBe('/settings');
  });

  it.each([
    ['/memory/abc', '/memory'],
    ['/memory/new?x', '/memory'],
    ['/companion', '/companion'],
    ['/', '/'],
  ])('goes back from %s, opened from outside, to %s and never out of the app', (address, root) => {
    const router = openAt(address);
    const before = history.length;
    router.back();
    expect([here(), router.getState().pathname, history.length]).toEqual([root, root, before]);
  });

  it('goes back a step also after the page was loaded anew in the middle', async () => {
    openAt('/memory').go('/memory/abc');
    const reloaded = createRouter(window);
    reloaded.back();
    await until(reloaded, ({ pathname }) => pathname === '/memory');
    expect(here()).toBe('/memory');
  });
});

describe('a press on a link', () => {
  let stop: () => void;
  let navigation: ReturnType<typeof createFakeNavigation>;
  beforeEach(() => {
    navigation = createFakeNavigation();
    stop = followLinks(document, navigation);
  });
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  /** Presses on what is marked in some markup; answers whether the browser was left to do what it does with links. */
  function press(markup: string, how: MouseEventInit = {}): 'left to the browser' | 'taken' {
    document.body.innerHTML = markup;
    // Behind followLinks: else the browser would really leave the page.
    const afterwards = { seen: false };
    const watch = (event: Event) => {
      afterwards.seen = event.defaultPrevented;
      event.preventDefault();
    };
    window.addEventListener('click', watch, { once: true });
    const target = document.querySelector('[data-press]') ?? document.body;
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, button: 0, ...how }));
    window.removeEventListener('click', watch);
    return afterwards.seen ? 'taken' : 'left to the browser';
  }

  it.each([
    ['a plain one', '<a href="/memory/abc" data-press>Note</a>', 'go /memory/abc'],
    [
      'what stands inside of it',
      '<a href="/memory?find"><span><b data-press>Find</b></span></a>',
      'go /memory?find',
    ],
    ['a whole address', `<a href="${location.origin}/settings" data-press>Settings</a>`, 'go /settings'],
    ['a relative one', '<a href="/companion/../settings" data-press>Settings</a>', 'go /settings'],
  ])('moves within the app: %s', (_, markup, went) => {
    expect(press(markup)).toBe('taken');
    expect(navigation.went).toEqual([went]);
  });

  it.each([
    ['Ctrl', { ctrlKey: true }],
    ['Cmd', { metaKey: true }],
    ['Shift', { shiftKey: true }],
    ['Alt', { altKey: true }],
    ['the middle button', { button: 1 }],
  ])('is the browser’s with %s', (_, how) => {
    expect(press('<a href="/memory" data-press>Memory</a>', how)).toBe('left to the browser');
    expect(navigation.went).toEqual([]);
  });

  it.each([
    ['opens a new tab', '<a href="/memory" target="_blank" data-press>Memory</a>'],
    ['is saved', '<a href="/memory" download data-press>Memory</a>'],
    ['leads to the companion', '<a href="/docs" data-external data-press>Docs</a>'],
    ['leads elsewhere', '<a href="http://127.0.0.1:9/memory" data-press>Elsewhere</a>'],
    ['is mail', '<a href="mailto:me@example.org" data-press>Mail</a>'],
    ['stays on the page', '<a href="#end" data-press>End</a>'],
    ['leads nowhere', '<a data-press>Nowhere</a>'],
    ['is none', '<button data-press>Button</button>'],
  ])('is the browser’s when it %s', (_, markup) => {
    expect(press(markup)).toBe('left to the browser');
    expect(navigation.went).toEqual([]);
  });

  it('is nobody’s when a view has already acted on it', () => {
    const act = (event: Event) => event.preventDefault();
    document.body.addEventListener('click', act, { once: true });
    press('<a href="/memory" data-press>Memory</a>');
    expect(navigation.went).toEqual([]);
  });

  it('is the browser’s again once the app is gone', () => {
    stop();
    expect(press('<a href="/memory" data-press>Memory</a>')).toBe('left to the browser');
  });
});
