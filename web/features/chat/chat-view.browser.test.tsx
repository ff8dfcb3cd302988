import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildFact } from '../../../shared/testing/builders.ts';
import { FakeClock } from '../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { slowModel } from '../../engine/conversation/testing/slow-model.ts';
import { connected } from '../../ports/testing/fake-companion-link.ts';
import { button, composer, drawChat, log, said } from './testing/draw-chat.tsx';

const CIVIC = buildFact({ text: 'I drive a 2014 Civic', createdAt: Date.UTC(2025, 2, 12) });
const says = (text: string) => new ScriptedModel({ says: () => text });
const BEFORE = [['What is a pod?', { text: 'A group of containers.' }]] as const;

async function send(text: string): Promise<void> {
  await composer.fill(text);
  await userEvent.keyboard('{Enter}');
}

describe('a message', () => {
  it('is sent with Enter, opens its conversation, and the line is empty and still there to write on', async () => {
    const { navigation, drafts } = await drawChat({ model: says('Good day.') });
    await send('Hello');
    await expect.poll(said).toEqual(['Hello', 'Good day.']);
    expect(navigation.getState().pathname).toMatch(/^\/chat\/[\w-]{36}$/);
    await expect.element(composer).toHaveValue('');
    await expect.element(composer).toHaveFocus();
    expect(Object.values(drafts.getState())).toEqual([]);
  });

  it('breaks its line with Shift and Enter, and the button sends', async () => {
    await drawChat({ model: says('Yes.') });
    await userEvent.type(composer.element(), 'one{Shift>}{Enter}{/Shift}two');
    await expect.element(composer).toHaveValue('one\ntwo');
    await button('Send').click();
    await expect.poll(said).toEqual(['one\ntwo', 'Yes.']);
  });

  it('is answered word by word, and what was said until it is stopped stands', async () => {
    const slow = slowModel('One two three four');
    await drawChat({ model: slow.model });
    await send('Count');
    slow.allow(2);
    await expect.poll(said).toEqual(['Count', 'One two']);
    await expect.element(page.getByText('Writing')).toBeVisible();
    await button('Stop').click();
    await expect.element(log.getByText('Stopped')).toBeVisible();
    await expect.element(button('Stop')).not.toBeInTheDocument();
    expect(said()).toEqual(['Count', 'One two']);
  });

  it('is stopped with Escape, too', async () => {
    const slow = slowModel('One two');
    await drawChat({ model: slow.model });
    await send('Count');
    await expect.element(button('Stop')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(log.getByText('Stopped')).toBeVisible();
  });

  it('that is not sent is a draft of its conversation, and survives a reload', async () => {
    const first = await drawChat({ said: BEFORE });
    await composer.fill('Half a thought');
    first.remove();
    await drawChat({ said: BEFORE, storage: first.storage });
    await expect.element(composer).toHaveValue('Half a thought');
  });

  it('that cannot be kept stays on the line, and says why', async () => {
    const { conversations } = await drawChat({ said: BEFORE });
    conversations.failure = new Error('disk');
    await send('More');
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(composer).toHaveValue('More');
  });

  it('that nothing is in is not sent', async () => {
    await drawChat();
    await composer.fill('  \n ');
    await expect.element(button('Send')).toBeDisabled();
    await userEvent.keyboard('{Enter}');
    expect(said()).toEqual([]);
  });
});

describe('memory', () => {
  it('answers at once with the fact and its date, also where nobody else does, and says so', async () => {
    await drawChat({ facts: [CIVIC], withoutModel: true });
    await send('Civic');
    const fact = page.getByRole('link', { name: /I drive a 2014 Civic/ });
    await expect.element(fact).toHaveAttribute('href', `/memory/${CIVIC.id}`);
    await expect.element(fact).toHaveTextContent('Mar 12, 2025');
    await expect.element(log).toHaveTextContent('This is what I remember.');
    await expect.element(log).toHaveTextContent('No model: from memory');
  });

  it.each([
    ['fact', 'This is what I remember.'],
    ['facts', 'This is what I remember about it.'],
    ['maybe', 'I am not sure. This may belong to it.'],
    ['nothing', 'Memory holds nothing about this.'],
  ] as const)('alone says how sure it is: %s', async (kind, words) => {
    const memory = { kind, facts: kind === 'nothing' ? [] : [CIVIC.id] };
    await drawChat({ facts: [CIVIC], said: [['What?', { end: 'memory', model: null, memory }]] });
    await expect.element(log.getByText(words, { exact: true })).toBeVisible();
  });

  it('stands above an answer while that still comes, with no more than three facts', async () => {
    const slow = slowModel('You drive a Civic.');
    const facts = [1, 2, 3, 4].map((number) =>
      buildFact({ id: `${CIVIC.id.slice(0, -1)}${number}`, text: `Civic ${number}` }),
    );
    const understand = async () => ({
      said: { kind: 'facts' as const, facts: facts.map(({ id }) => id) },
      isEnough: true,
    });
    await drawChat({ facts, model: slow.model, understand });
    await send('Civic');
    await expect.poll(() => log.getByRole('link').elements()).toHaveLength(3);
    expect(said()).toEqual(['Civic']);
    slow.allow(9);
    await expect.poll(said).toEqual(['Civic', 'You drive a Civic.']);
  });
});

describe('what waits', () => {
  const asked = { state: 'waiting', end: null, model: null, endedAt: null } as const;

  it('is in line and says for whom, and is sent when a model is there', async () => {
    const { link, modelIsThere } = await drawChat({ withoutModel: true, model: says('Later.') });
    await send('Write a poem');
    await expect.element(log).toHaveTextContent('Waits for the companion');
    link.show(connected());
    await expect.element(log).toHaveTextContent('Waits for a model');
    modelIsThere.setState(true, true);
    await expect.poll(said).toEqual(['Write a poem', 'Later.']);
  });

  it('is taken back', async () => {
    await drawChat({ withoutModel: true });
    await send('Write a poem');
    await button('Take back').click();
    await expect.element(log.getByText('Taken back, not sent')).toBeVisible();
  });

  it('and is old is sent only when that is said', async () => {
    const clock = new FakeClock();
    const createdAt = clock.now() - 2 * 60 * 60 * 1000;
    await drawChat({ clock, model: says('At last.'), said: [['Old', { ...asked, createdAt }]] });
    await expect.element(log).toHaveTextContent('Waited for more than an hour');
    await button('Send now').click();
    await expect.poll(said).toEqual(['Old', 'At last.']);
  });
});

describe('an end that is none', () => {
  it.each([
    [
      { end: 'cut', text: 'Half an', trouble: 'model_crashed' },
      'The answer broke off here. The model stopped',
    ],
    [{ end: 'failed', trouble: 'queue_full' }, 'No answer came. Too many questions wait already'],
    [{ end: 'failed', trouble: 'context_exceeded' }, 'longer than the model can read'],
    [{ end: 'failed', trouble: 'toString' }, 'Something failed that Nima has no name for'],
    [{ end: 'deadline', text: 'Half' }, 'Time was up'],
    [{ end: 'length', text: 'Half' }, 'reached its longest'],
  ] as const)('says what happened, and offers another: %o', async (reply, words) => {
    await drawChat({ said: [['Why?', reply]], model: says('Because.') });
    await expect.element(log).toHaveTextContent(words);
    await button('Answer again').first().click();
    await expect.poll(said).toEqual(['Why?', 'Because.']);
  });
});

describe('branches', () => {
  it('other words for a question stand beside it, and one goes back and forth with the keys', async () => {
    await drawChat({ said: BEFORE, model: says('A machine.') });
    await button('Edit and send again').click();
    const edit = page.getByRole('textbox', { name: 'Other words for it' });
    await expect.element(edit).toHaveFocus();
    await edit.fill('What is a node?');
    await userEvent.keyboard('{Enter}');
    await expect.poll(said).toEqual(['What is a node?', 'A machine.']);
    await expect.element(button('Edit and send again')).toHaveFocus();
    await expect.element(page.getByText('2 of 2')).toBeVisible();
    (button('Previous branch').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(said).toEqual(['What is a pod?', 'A group of containers.']);
    await expect.element(button('Previous branch')).toHaveFocus();
    await expect.element(button('Previous branch')).toHaveAttribute('aria-disabled', 'true');
    await button('Next branch').click();
    await expect.poll(said).toEqual(['What is a node?', 'A machine.']);
  });

  it('another answer stands beside the first', async () => {
    await drawChat({ said: BEFORE, model: says('Another.') });
    await button('Answer again').click();
    await expect.poll(said).toEqual(['What is a pod?', 'Another.']);
    await button('Previous branch').click();
    await expect.poll(said).toEqual(['What is a pod?', 'A group of containers.']);
  });

  it('words that are being edited survive a reload, and can be dropped and had back', async () => {
    const first = await drawChat({ said: BEFORE });
    await composer.fill('');
    await userEvent.keyboard('{ArrowUp}');
    const edit = page.getByRole('textbox', { name: 'Other words for it' });
    await edit.fill('What is a n');
    first.remove();
    const { notices } = await drawChat({ said: BEFORE, storage: first.storage });
    await expect.element(edit).toHaveValue('What is a n');
    await button('Cancel').click();
    await expect.element(edit).not.toBeInTheDocument();
    notices.undo();
    await expect.element(edit).toHaveValue('What is a n');
  });
});

describe('a message that is there', () => {
  it('is pinned, and shows it', async () => {
    await drawChat({ said: BEFORE });
    const pin = button('Pin: a model keeps it in view').first();
    await pin.click();
    await expect.element(pin).toHaveAttribute('aria-pressed', 'true');
    await expect.element(page.getByText('Pinned: a model keeps it in view')).toBeInTheDocument();
  });

  it('is copied as it was written', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => copied.mockRestore());
    await drawChat({ said: [['What?', { text: 'A **group**.' }]] });
    await button('Copy').last().click();
    expect(copied).toHaveBeenCalledWith('A **group**.');
    await expect.element(button('Copied')).toBeVisible();
  });

  it('opens what one can do with it under a thumb', async () => {
    await drawChat({ said: BEFORE, size: 'phone' });
    await expect.element(button('Edit and send again')).not.toBeInTheDocument();
    const more = button('What one can do with it').first();
    await more.click();
    await expect.element(more).toHaveAttribute('aria-expanded', 'true');
    await expect.element(button('Edit and send again')).toBeVisible();
  });

  it('is headed by who said it', async () => {
    await drawChat({ said: BEFORE });
    await expect.element(page.getByRole('article', { name: 'You' })).toBeVisible();
    const headings = page.getByRole('heading', { level: 2 }).elements();
    expect(headings.map(({ textContent }) => textContent)).toEqual(['You', 'Nima']);
  });

  it('tells of the facts it used, the model and the time', async () => {
    const cites = [{ number: 1, fact: CIVIC.id }];
    await drawChat({ facts: [CIVIC], said: [['What?', { text: 'A Civic [1], not [2].', cites }]] });
    await expect.element(page.getByText('1 fact used')).toBeVisible();
    await expect.element(page.getByText('tiny')).toBeVisible();
    const cited = page.getByRole('link', { name: 'Fact 1: I drive a 2014 Civic' });
    await expect.element(cited).toHaveAttribute('href', `/memory/${CIVIC.id}`);
    (cited.element() as HTMLElement).focus();
    await expect.element(page.getByText('Mar 12, 2025')).toBeVisible();
    expect(said()[1]).toContain('not [2].');
  });
});

describe('a conversation that is not here', () => {
  it('says so, and one that was deleted can be brought back', async () => {
    const { chat, id, navigation } = await drawChat({ said: BEFORE });
    await chat.remove(id());
    await button('Bring back').click();
    await expect.element(button('Bring back')).not.toBeInTheDocument();
    navigation.go('/chat/01900000-0000-7000-8000-00000000dead');
    await expect.element(page.getByRole('heading', { name: 'No conversation here' })).toBeVisible();
  });
});
