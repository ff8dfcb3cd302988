import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { button, drawFacts, rowTexts } from './testing/draw-facts.tsx';

const text = page.getByRole('textbox', { name: 'Text' });

async function openFirst(fact: NonNullable<Parameters<typeof drawFacts>[0]>['facts']) {
  const drawn = await drawFacts({ facts: fact ?? [] });
  const [first] = drawn.kept;
  if (!first) throw new Error('There is no fact to open.');
  drawn.navigation.go(`/memory/${first.id}`);
  await expect.element(text).toBeVisible();
  return { ...drawn, first, now: () => drawn.memory.peek(first.id) };
}

describe('a fact that replaced an earlier one', () => {
  const drawReplaced = async () => {
    const drawn = await openFirst(['I drive a Tesla', 'I drive a Civic']);
    const earlier = drawn.kept[1]?.id ?? '';
    await drawn.memory.supersede(drawn.first.id, [earlier]);
    await expect.poll(rowTexts).toEqual(['I drive a Tesla']);
    return { ...drawn, earlier: () => drawn.memory.peek(earlier) };
  };

  it('offers that back when it is wrong, and one undo takes both back', async () => {
    const { now, earlier, undo, offered, press } = await drawReplaced();
    const replaced = earlier();
    await button('Wrong').click();
    await expect.poll(() => now()?.deletedAt).not.toBeNull();
    await expect.poll(rowTexts).toEqual([]);
    await expect.poll(offered).toEqual(['Bring back “I drive a Civic”', 'Undo']);
    press('Bring back “I drive a Civic”');
    await expect.poll(rowTexts).toEqual(['I drive a Civic']);
    expect(earlier()).toMatchObject({ supersededBy: null, validTo: null });
    await expect.poll(offered).toEqual(['Undo']);
    undo();
    await expect.poll(rowTexts).toEqual(['I drive a Tesla']);
    expect(earlier()).toMatchObject({ supersededBy: now()?.id, validTo: replaced?.validTo });
  });

  it('leaves a way back on the page of the earlier one, and of itself', async () => {
    const { navigation, now, earlier, undo } = await drawReplaced();
    navigation.go(`/memory/${earlier()?.id}`);
    await expect.element(page.getByRole('link', { name: 'What replaced it' })).toBeVisible();
    await expect.element(button('It holds again')).not.toBeInTheDocument();
    navigation.go(`/memory/${now()?.id}`);
    await button('Wrong').click();
    navigation.go(`/memory/${earlier()?.id}`);
    await expect.element(page.getByText('What replaced it was forgotten.')).toBeVisible();
    await button('It holds again').click();
    await expect.poll(rowTexts).toEqual(['I drive a Civic']);
    undo();
    await expect.poll(rowTexts).toEqual([]);
    navigation.go(`/memory/${now()?.id}`);
    await expect.element(page.getByRole('heading', { name: 'This fact was forgotten' })).toBeVisible();
    await button('Bring it back').click();
    await expect.poll(rowTexts).toEqual(['I drive a Tesla']);
  });
});

describe('a fact changed in another tab while a draft of it stands here', () => {
  const overtake = async () => {
    const drawn = await openFirst(['The fan starts at 62 °C.']);
    await text.fill('The fan starts at 60 °C.');
    await expect.element(page.getByText(/changed elsewhere/)).not.toBeInTheDocument();
    await drawn.memory.change(drawn.first.id, { pinned: true });
    await expect.element(button('Unpin')).toBeVisible();
    await expect.element(page.getByText(/changed elsewhere/)).not.toBeInTheDocument();
    await drawn.memory.change(drawn.first.id, { text: 'The fan starts at 55 °C.' });
    await expect.element(page.getByText(/changed elsewhere/)).toBeVisible();
    await expect.element(page.getByRole('blockquote')).toHaveTextContent('The fan starts at 55 °C.');
    await expect.element(text).toHaveValue('The fan starts at 60 °C.');
    return drawn;
  };

  it('is kept as a newer version, and the other stays in its history', async () => {
    const { now, memory, first, drafts } = await overtake();
    await button('Keep mine').click();
    await expect.poll(() => now()?.text).toBe('The fan starts at 60 °C.');
    await expect.poll(() => drafts.getState()).toEqual({});
    const [before] = await memory.history(first.id);
    expect(before?.fact.text).toBe('The fan starts at 55 °C.');
    await expect.element(page.getByText(/changed elsewhere/)).not.toBeInTheDocument();
  });

  it('gives way to the other one, with a way back to the draft', async () => {
    const { now, drafts, undo, navigation, first } = await overtake();
    await button('Take this').click();
    await expect.element(text).toHaveValue('The fan starts at 55 °C.');
    expect(drafts.getState()).toEqual({});
    undo();
    await expect.element(text).toHaveValue('The fan starts at 60 °C.');
    expect(now()?.text).toBe('The fan starts at 55 °C.');
    // Also after the page was left: what it began with is kept with the draft.
    navigation.go('/memory');
    navigation.go(`/memory/${first.id}`);
    await expect.element(page.getByText(/changed elsewhere/)).toBeVisible();
  });
});
