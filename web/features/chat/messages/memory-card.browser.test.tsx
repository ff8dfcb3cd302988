import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildFact } from '../../../../shared/testing/builders.ts';
import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';
import { slowModel } from '../../../engine/conversation/testing/slow-model.ts';
import { FakeTraces } from '../../../ports/testing/fake-traces.ts';
import { button, composer, drawChat, log } from '../testing/draw-chat.tsx';

const CIVIC = buildFact({ text: 'I drive a 2014 Civic', createdAt: Date.UTC(2025, 2, 12) });
const why = button('Why this memory: “I drive a 2014 Civic”');
const sum = page.getByRole('figure', { name: 'Why this memory?' });
const numbers = () =>
  [...document.querySelectorAll('figure dd')].map(({ textContent }) => Number(textContent));

async function ask(options: Parameters<typeof drawChat>[0]) {
  const drawn = await drawChat({ facts: [CIVIC], ...options });
  await composer.fill('Civic');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('link', { name: /2014 Civic/ }).first()).toBeVisible();
  return drawn;
}

describe('a fact on the card', () => {
  it.each([
    ['a model', { model: new ScriptedModel({ says: () => 'A Civic.' }) }],
    ['memory alone', { withoutModel: true }],
  ] as const)('has a bar that opens why it was recalled, where %s answers', async (_who, options) => {
    const { traces, conversations, id } = await ask(options);
    await expect.element(why).toHaveAttribute('aria-expanded', 'false');
    await why.click();
    await expect.element(sum).toBeVisible();
    const reply = (await conversations.messagesOf(id())).find(({ role }) => role === 'assistant');
    const [recalled] = (await traces.trace(reply?.id ?? ''))?.recalled ?? [];
    const parts = numbers();
    expect(parts).toHaveLength(7);
    expect(parts.at(-1)).toBeCloseTo(recalled?.score ?? Number.NaN, 3);
    expect(parts.slice(0, -1).reduce((total, part) => total + part, 0)).toBeCloseTo(parts.at(-1) ?? 0, 2);
    await userEvent.keyboard('{Enter}');
    await expect.element(sum).not.toBeInTheDocument();
  });

  it('is drawn as it was found, before it is read', async () => {
    let read = (_facts: undefined): void => undefined;
    const { model, allow } = slowModel('A Civic.');
    const { memory } = await drawChat({ facts: [CIVIC], model });
    const get = vi.spyOn(memory, 'get').mockReturnValue(new Promise((resolve) => void (read = resolve)));
    await composer.fill('Civic');
    await userEvent.keyboard('{Enter}');
    const drawn = page.getByRole('link', { name: /2014 Civic/ });
    await expect.element(drawn).toBeVisible();
    // It was erased meanwhile: what is read is what counts, also when it is spoken of again.
    get.mockResolvedValue(undefined);
    read(undefined);
    await expect.element(drawn).not.toBeInTheDocument();
    allow(9);
    await expect.element(log.getByText('A Civic.')).toBeVisible();
    await expect.element(drawn).not.toBeInTheDocument();
  });

  it('stands without a bar where nothing is known of its score, or can be read', async () => {
    const traces = new FakeTraces();
    traces.failure = new Error('The disk is full.');
    await ask({ withoutModel: true, traces });
    await expect.element(log.getByText('No model: from memory')).toBeVisible();
    await expect.element(why).not.toBeInTheDocument();
  });
});
