import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { slowModel } from '../../engine/conversation/testing/slow-model.ts';
import { button, composer, drawChat, log, said } from './testing/draw-chat.tsx';

const CIVIC = buildFact({ text: 'I drive a 2014 Civic', createdAt: Date.UTC(2025, 2, 12) });
const says = (text: string) => new ScriptedModel({ says: () => text });

describe('a message', () => {
  it('is sent with Enter, opens its conversation, and the line is empty and still there to write on', async () => {
    const { navigation, drafts } = await drawChat({ model: says('Good day.') });
    await composer.fill('Hello');
    await userEvent.keyboard('{Enter}');
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
    await composer.fill('Count');
    await userEvent.keyboard('{Enter}');
    slow.allow(2);
    await expect.poll(said).toEqual(['Count', 'One two ']);
    await button('Stop').click();
    await expect.element(button('Stop')).not.toBeInTheDocument();
    expect(said()[1]?.trim()).toBe('One two');
  });

  it('that is not sent is a draft of its conversation, and survives a reload', async () => {
    const first = await drawChat();
    await composer.fill('Half a thought');
    first.remove();
    await drawChat({ storage: first.storage });
    await expect.element(composer).toHaveValue('Half a thought');
  });
});

describe('memory', () => {
  it('answers at once with the fact and its date, also where nobody else does, and says so', async () => {
    await drawChat({ facts: [CIVIC], withoutModel: true });
    await composer.fill('Civic');
    await userEvent.keyboard('{Enter}');
    const fact = page.getByRole('link', { name: /I drive a 2014 Civic/ });
    await expect.element(fact).toHaveAttribute('href', `/memory/${CIVIC.id}`);
    await expect.element(fact).toHaveTextContent('Mar 12, 2025');
    await expect.element(log).toHaveTextContent('No model: from memory');
  });
});
