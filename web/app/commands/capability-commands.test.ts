import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../../../shared/domain/capabilities/capabilities.ts';
import { createDrafts } from '../../engine/drafts.ts';
import { createFakeNavigation } from '../../ports/testing/fake-navigation.ts';
import { FakeTabs } from '../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { textIn } from '../../ui/text/text.tsx';
import { createNotices } from '../notices.ts';
import { listCapabilityCommands } from './capability-commands.ts';

const OPEN = '/chat/01890000-0000-7000-8000-000000000001';

function open(address = '/memory') {
  const navigation = createFakeNavigation(address);
  const drafts = createDrafts(new MemoryStorage(), new FakeTabs().open());
  const notices = createNotices();
  const list = listCapabilityCommands({ router: navigation, drafts, notices }, textIn('en'));
  const run = (name: string) => list.find(({ id }) => id === `capability_${name}`)?.run();
  return { navigation, drafts, notices, list, run };
}

const names = (address?: string) =>
  open(address).list.flatMap(({ id }) =>
    id.startsWith('capability_') ? id.slice('capability_'.length) : [],
  );

describe('what Nima can do, in the palette', () => {
  it('is each capability of the registry that no page stands for, in words', () => {
    const { list } = open(OPEN);
    const all = CAPABILITIES.all.map(({ entry }) => entry.name);
    expect(names(OPEN)).toEqual(all.filter((name) => !['profile', 'import', 'export'].includes(name)));
    for (const { label } of list) expect(label).toMatch(/\w+ \w+/);
  });

  it('holds what is about a conversation only where one is open', () => {
    expect(names()).not.toContain('why');
    expect(names('/chat/new')).not.toContain('clear');
    expect(names(OPEN)).toEqual(expect.arrayContaining(['why', 'clear']));
  });

  it.each([
    ['/memory', 'chat.new', ['go /chat/new']],
    ['/chat/new', 'chat.new', []],
    [OPEN, `chat.${OPEN.slice(6)}`, []],
    ['/chat/inbox', 'chat.new', ['go /chat/new']],
    ['/chat/welcome', 'chat.new', ['go /chat/new']],
  ])('begins its line where one writes, from %j', (address, place, went) => {
    const { run, drafts, navigation } = open(address);
    run('remember');
    expect(drafts.getState()).toEqual({ [place]: '/remember ' });
    expect(navigation.went).toEqual(went);
    run('status');
    expect(drafts.getState()).toEqual({ [place]: '/status' });
  });

  it('begins a conversation without a line', () => {
    const { run, drafts, navigation } = open(OPEN);
    run('new');
    expect(navigation.went).toEqual(['go /chat/new']);
    expect(drafts.getState()).toEqual({});
  });

  it('leads back to the first steps from anywhere', () => {
    for (const address of ['/memory', OPEN, '/chat/inbox']) {
      const { list, navigation } = open(address);
      list.find(({ label }) => label === 'Show the first steps again')?.run();
      expect(navigation.went).toEqual(['go /chat/welcome']);
    }
  });

  it('loses no draft: it can be had back', () => {
    const { run, drafts, notices } = open();
    drafts.write('chat.new', 'Half a thought');
    run('recall');
    expect(drafts.getState()['chat.new']).toBe('/recall ');
    expect(notices.getState().map(({ text }) => text)).toEqual(['Your draft made room for the command']);
    notices.undo();
    expect(drafts.getState()['chat.new']).toBe('Half a thought');
  });
});
