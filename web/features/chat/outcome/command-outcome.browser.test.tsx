import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Fact, Reply } from '../../../../shared/schemas/index.ts';
import { buildFact } from '../../../../shared/testing/builders.ts';
import { createNotices } from '../../../app/notices.ts';
import { createDrafts } from '../../../engine/drafts.ts';
import { chatOfFakes, replyOnce } from '../../../engine/conversation/testing/chat-of-fakes.ts';
import { connected, createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { CommandOutcome } from './command-outcome.tsx';

// Ids that no fake counts up to.
const CIVIC = buildFact({
  id: '01890000-0000-7000-8000-0000000c1c1c',
  text: 'I drive a 2014 Civic',
  category: 'cars',
  createdAt: Date.UTC(2025, 2, 12),
});
const OPEL = buildFact({
  id: '01890000-0000-7000-8000-0000000be1be',
  text: 'I drove an Opel',
  category: 'cars',
  createdAt: Date.UTC(2020, 1, 2),
});

interface Options {
  readonly facts?: readonly Fact[];
  /** What became of the reply since. */
  readonly changed?: (reply: Reply) => Reply;
  readonly isLast?: boolean;
}

/** The outcome of a line that is typed, as it is kept by the real engine of conversations. */
async function outcomeOf(line: string, { facts = [CIVIC, OPEL], changed, isLast = true }: Options = {}) {
  const { chat, conversations, memory } = chatOfFakes({ facts });
  const id = await chat.begin(line);
  const kept = await replyOnce(conversations, id, ({ state }) => state === 'ended');
  const reply = changed ? changed(kept) : kept;
  const parts = {
    memory,
    link: createFakeCompanionLink({ kind: 'off' }),
    drafts: createDrafts(new MemoryStorage(), new FakeTabs().open()),
    notices: createNotices(),
  };
  await draw(<CommandOutcome {...parts} reply={reply} isLast={isLast} />);
  const told = () => parts.notices.getState().map(({ text }) => text);
  return { ...parts, reply, told, draft: () => parts.drafts.getState()[`chat.${id}`] };
}

const withResult =
  (result: NonNullable<Reply['command']>['result']) =>
  (reply: Reply): Reply => ({ ...reply, command: { name: 'forget', result } });
const resultOf = ({ command }: Reply) => command?.result as Record<string, never>;
const outcome = page.getByRole('region', { name: 'What was done' });
const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('what was remembered', () => {
  it('is shown with its category, leads to its page, and can be undone and had back', async () => {
    const { memory, reply, told, notices } = await outcomeOf('/remember I like tea --category food');
    const { fact = '' } = resultOf(reply);
    await expect
      .element(page.getByRole('link', { name: 'I like tea' }))
      .toHaveAttribute('href', `/memory/${fact}`);
    await expect.element(outcome).toHaveTextContent('Filed under food');
    await button('Undo: “I like tea”').click();
    await expect.element(outcome).toHaveTextContent('Not remembered any more');
    expect(memory.peek(fact)?.deletedAt).not.toBeNull();
    expect(told()).toEqual(['Forgotten']);
    notices.undo();
    await expect.element(outcome).toHaveTextContent('Filed under food');
    expect(memory.peek(fact)?.deletedAt).toBeNull();
  });

  it('says that it was known, with nothing to undo', async () => {
    await outcomeOf('/remember i drive a 2014 civic.');
    await expect.element(outcome).toHaveTextContent('I know that already');
    await expect.element(page.getByRole('link', { name: CIVIC.text })).toBeVisible();
    expect(button(/Undo/).elements()).toEqual([]);
  });

  it('says that it had been forgotten, and can be forgotten again', async () => {
    const { memory } = await outcomeOf('/remember I drive a 2014 Civic', {
      facts: [{ ...CIVIC, deletedAt: 9 }],
    });
    await expect.element(outcome).toHaveTextContent('I had forgotten that, and know it again');
    await button(`Undo: “${CIVIC.text}”`).click();
    expect(memory.peek(CIVIC.id)?.deletedAt).not.toBeNull();
  });

  it('asks what it takes the place of, and does nothing before it is answered', async () => {
    const replacing = (reply: Reply): Reply => {
      const result = resultOf(reply);
      return {
        ...reply,
        command: {
          name: 'remember',
          result: { ...result, mayReplace: [CIVIC.id, OPEL.id], versions: [CIVIC.id] },
        },
      };
    };
    const { memory, notices } = await outcomeOf('/remember I drive a van', { changed: replacing });
    await expect.element(page.getByRole('checkbox', { name: /Civic/ })).toBeChecked();
    await expect.element(page.getByRole('checkbox', { name: /Opel/ })).not.toBeChecked();
    expect(memory.peek(CIVIC.id)?.supersededBy).toBeNull();
    await button('It does').click();
    await expect.element(outcome).toHaveTextContent('Took the place of 1 fact');
    expect(memory.peek(CIVIC.id)?.supersededBy).not.toBeNull();
    expect(memory.peek(OPEL.id)?.supersededBy).toBeNull();
    notices.undo();
    await expect.poll(() => memory.peek(CIVIC.id)?.supersededBy).toBeNull();
  });

  it('asks nothing where the conversation has moved on', async () => {
    const replacing = (reply: Reply): Reply => {
      const result = resultOf(reply);
      return { ...reply, command: { name: 'remember', result: { ...result, mayReplace: [CIVIC.id] } } };
    };
    await outcomeOf('/remember I drive a van', { changed: replacing, isLast: false });
    await expect.element(page.getByRole('link', { name: 'I drive a van' })).toBeVisible();
    await expect.element(page.getByRole('checkbox')).not.toBeInTheDocument();
  });
});

describe('what is to be forgotten', () => {
  it('is forgotten one by one, by the person alone, and comes back', async () => {
    const { memory } = await outcomeOf('/forget Civic');
    expect(memory.peek(CIVIC.id)?.deletedAt).toBeNull();
    await button('Forget: “I drive a 2014 Civic”').click();
    await expect.element(button('Bring back: “I drive a 2014 Civic”')).toBeVisible();
    expect(memory.peek(CIVIC.id)?.deletedAt).not.toBeNull();
    expect(memory.peek(OPEL.id)?.deletedAt).toBeNull();
    await button('Bring back: “I drive a 2014 Civic”').click();
    await expect.element(button('Forget: “I drive a 2014 Civic”')).toBeVisible();
    expect(memory.peek(CIVIC.id)?.deletedAt).toBeNull();
  });

  it('may be nothing, which is said', async () => {
    await outcomeOf('/forget submarines');
    await expect.element(outcome).toHaveTextContent('Nothing in memory is like “submarines”');
    await expect.element(page.getByRole('button')).not.toBeInTheDocument();
  });

  it('is gone where it was erased for good since', async () => {
    const { memory } = await outcomeOf('/forget Civic');
    await memory.eraseForGood([CIVIC.id]);
    await expect.element(outcome).toHaveTextContent('erased for good');
  });

  it('says so where forgetting fails, and forgets nothing', async () => {
    const { memory, told } = await outcomeOf('/forget Civic');
    memory.failure = new Error('The disk is full.');
    await button(/^Forget/).click();
    await expect.poll(told).toHaveLength(1);
    memory.failure = null;
    expect(memory.peek(CIVIC.id)?.deletedAt).toBeNull();
  });
});

describe('what was recalled', () => {
  it('is each fact with its date and how well it fits, and leads to its page', async () => {
    await outcomeOf('/recall Civic');
    await expect.element(outcome).toHaveTextContent('1 fact about “Civic”');
    await expect.element(outcome).toHaveTextContent('Mar 12, 2025');
    const link = page.getByRole('link', { name: 'I drive a 2014 Civic' });
    await expect.element(link).toHaveAttribute('href', `/memory/${CIVIC.id}`);
    await expect.element(page.getByRole('img', { name: /How well it fits.*100/ })).toBeInTheDocument();
  });

  it('may be nothing, which is said', async () => {
    await outcomeOf('/recall submarines');
    await expect.element(outcome).toHaveTextContent('Memory holds nothing about “submarines”.');
  });
});

describe('how things are', () => {
  it('is read now and not when it was asked', async () => {
    const { link } = await outcomeOf('/status');
    await expect.element(outcome).toHaveTextContent('2 facts and messages, found by words and by meaning');
    await expect.element(outcome).toHaveTextContent('Companion off');
    await expect.element(outcome).toHaveTextContent('Not known without the companion');
    link.show(connected({ version: '9.8.7' }));
    await expect.element(outcome).toHaveTextContent('Connected, version 9.8.7');
  });

  it('is the profile as every answer is told of it', async () => {
    const { memory } = await outcomeOf('/profile');
    await expect.element(outcome).toHaveTextContent('Nothing yet.');
    await memory.changeProfile({ name: 'Mara', preferences: ['metric units'], pinnedFacts: [CIVIC.id] });
    await expect.element(outcome).toHaveTextContent(/Mara.*metric units.*I drive a 2014 Civic/);
  });
});

describe('help', () => {
  it('lists what can be typed and how, and puts it where one writes', async () => {
    const { draft } = await outcomeOf('/help');
    await expect.element(outcome).toHaveTextContent('/remember <what to remember> [--category] [--pin]');
    await button('Put /recall into the message').click();
    expect(draft()).toBe('/recall ');
    await button('Put /status into the message').click();
    expect(draft()).toBe('/status');
  });

  it('says how one of them is used, and names the nearest of a wrong name', async () => {
    await outcomeOf('/help forget');
    await expect.element(outcome).toHaveTextContent('/forget <what to forget>');
    expect(page.getByRole('button').elements()).toHaveLength(1);
  });

  it('names the one that is nearest to a name that is none', async () => {
    const { draft } = await outcomeOf('/help recal');
    await expect.element(outcome).toHaveTextContent('There is no command “recal”.');
    await button('Put /help recall into the message').click();
    expect(draft()).toBe('/help recall');
  });
});

describe('what was not done', () => {
  it.each([
    ['/recal tea', 'There is no command “/recal”.'],
    ['/remember', 'Something is missing here: what to remember.'],
    ['/model qwen', 'This is done where you write.'],
  ])('%j says why', async (line, words) => {
    await outcomeOf(line);
    await expect.element(outcome).toHaveTextContent(words);
  });

  it('waits for a yes to exactly the line that is shown', async () => {
    const changed = withResult({ kind: 'to_approve', line: '/forget my car' });
    const { draft } = await outcomeOf('/forget Civic', { changed });
    await expect.element(outcome).toHaveTextContent('/forget my car');
    await userEvent.click(button('Put /forget my car into the message').element());
    expect(draft()).toBe('/forget my car');
  });

  it('is what a model chose beyond looking: each line with its reason, to be sent by the person', async () => {
    const waiting = [{ line: '/remember I drive a van', reason: 'You asked to keep it.' }];
    const changed = withResult({ kind: 'planned', ran: ['/recall Civic'], waiting });
    const { draft } = await outcomeOf('/forget Civic', { changed });
    await expect.element(outcome).toHaveTextContent('Looked up: /recall Civic');
    await expect.element(outcome).toHaveTextContent('You asked to keep it.');
    await button('Put /remember I drive a van into the message').click();
    expect(draft()).toBe('/remember I drive a van');
  });

  it('is said of what another version did', async () => {
    const changed = withResult({ kind: 'danced', steps: 7 });
    await outcomeOf('/forget Civic', { changed });
    await expect.element(outcome).toHaveTextContent('A newer version of Nima did this');
  });
});

describe('a reply that is none to a command', () => {
  it('has no outcome', async () => {
    await outcomeOf('/status', { changed: (reply) => ({ ...reply, command: null }) });
    await expect.element(outcome).not.toBeInTheDocument();
  });
});
