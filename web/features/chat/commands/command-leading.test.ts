import { describe, expect, it } from 'vitest';
import { createNotices } from '../../../app/notices.ts';
import { chatOfFakes, replyOnce } from '../../../engine/conversation/testing/chat-of-fakes.ts';
import type { ShownConversation } from '../../../ports/chat.ts';
import { createFakeModelLibrary } from '../../../ports/testing/fake-model-library.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { everyText } from '../../../ui/text/testing/every-text.ts';
import { textIn } from '../../../ui/text/text.tsx';
import { runLeading } from './command-leading.ts';

const hasEnded = ({ state }: { state: string }) => state === 'ended';

async function open(said: string | null = 'Hello') {
  const { chat, conversations, memory } = chatOfFakes();
  const [saved, models] = [[] as File[], createFakeModelLibrary()];
  const [notices, navigation] = [createNotices(), createFakeNavigation('/chat/new')];
  const saveFile = async (file: File) => void saved.push(file);
  const text = textIn('en').knowing(everyText);
  const parts = { chat, memory, models, notices, navigation, saveFile, text };
  const shownNow = async (id: string): Promise<ShownConversation | null> => {
    let stop = () => {};
    const shown = await new Promise<ShownConversation | null>(
      (resolve, reject) => void (stop = chat.watch(id, resolve, reject)),
    );
    stop();
    return shown;
  };
  const id = said === null ? null : await chat.begin(said);
  const reply = id === null ? null : await replyOnce(conversations, id, hasEnded);
  const shown = id === null ? null : await shownNow(id);
  return {
    ...parts,
    saved,
    reply,
    run: async (line: string) => runLeading(parts, shown, line),
    path: async () =>
      id === null ? [] : ((await shownNow(id))?.path ?? []).map(({ message }) => message.id),
    told: () => notices.getState().map(({ text: words }) => words),
  };
}

describe('a command that leads elsewhere', () => {
  it.each([
    ['/new', '/chat/new'],
    ['/import', '/data'],
    ['/export', '/data'],
    ['/export memory', '/data'],
    ['/persona', '/settings'],
    ['/model', '/companion'],
  ])('%j opens %j', async (line, address) => {
    const { run, navigation } = await open();
    expect(await run(line)).toBe(true);
    expect(navigation.went).toEqual([`go ${address}`]);
  });

  it.each(['Hello', '/remember I like tea', '/status', '/recal', '//new'])(
    'is not this one, which is said: %j',
    async (line) => {
      const { run, navigation, told } = await open();
      expect(await run(line)).toBe(false);
      expect([navigation.went, told()]).toEqual([[], []]);
    },
  );

  it('opens why the last answer came about, or says that there is none yet', async () => {
    const { run, navigation, reply } = await open();
    await run('/why');
    expect(navigation.went).toEqual([`go /chat/${reply?.conversation}/why/${reply?.id}`]);
    const blank = await open(null);
    await blank.run('/why');
    expect(blank.told()).toEqual(['There is no answer yet to ask about.']);
  });

  it('clears what is shown of a conversation, and brings it back', async () => {
    const { run, path, told, notices } = await open();
    const before = await path();
    expect(before).toHaveLength(2);
    await run('/clear');
    expect(await path()).toEqual([]);
    expect(told()).toEqual(['Conversation cleared']);
    notices.undo();
    await expect.poll(path).toEqual(before);
    expect(told()).toContain('Undone');
  });

  it('says so where there is nothing to clear or to export', async () => {
    const { run, told } = await open(null);
    await run('/clear');
    await run('/export conversation');
    expect(told()).toEqual(['No conversation is open to export.', 'There is nothing to clear here.']);
  });

  it('saves the conversation as Markdown', async () => {
    const { run, saved, told } = await open('Tea or coffee?');
    await run('/export conversation');
    expect(saved.map(({ type }) => type)).toEqual(['text/markdown']);
    expect(await saved[0]?.text()).toContain('Tea or coffee?');
    expect(told()).toEqual([`Saved as ${saved[0]?.name}`]);
  });

  it('has a model that is here answer, by id or name, and shows the others where there is none of that name', async () => {
    const { run, models, navigation, told } = await open();
    models.watch(new AbortController().signal);
    const state = models.getState();
    const here =
      state.kind === 'known' ? state.list.models.filter((one) => one.place.kind === 'present') : [];
    const model = here.find(({ use }) => use === 'chat');
    await run(`/model ${model?.name.toUpperCase()}`);
    expect(models.asked).toEqual([`choose ${model?.id}`]);
    expect(told()[0]).toContain(model?.name);
    await run('/model nobody');
    expect(navigation.went).toEqual(['go /companion']);
    expect(told()[0]).toContain('No model here is called “nobody”');
  });
});
