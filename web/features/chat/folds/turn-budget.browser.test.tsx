import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildFold } from '../../../../shared/domain/folding/testing/build-fold.ts';
import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';
import { FakeFolds } from '../../../ports/testing/fake-folds.ts';
import { button, composer, drawChat, said } from '../testing/draw-chat.tsx';
import type { Exchange } from '../testing/put-conversation.ts';

const figure = page.getByRole('figure', { name: 'What the model reads at once' });
const says = (text: string) => new ScriptedModel({ says: () => text });

async function ask(question: string) {
  await composer.fill(question);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => said().at(-1)).toBe('Good day.');
}

const ANSWERED: Exchange[1] = { text: 'Good day.', memory: { kind: 'nothing', facts: [] } };

describe('the budget of a prompt', () => {
  it('opens under the answer that it was laid out for, as its trace has it', async () => {
    const { traces, conversations, id } = await drawChat({ model: says('Good day.') });
    await ask('Hello');
    await button('What the model read').click();
    await expect.element(figure).toBeVisible();
    const reply = (await conversations.messagesOf(id())).find(({ role }) => role === 'assistant');
    const account = (await traces.trace(reply?.id ?? ''))?.prompt?.account;
    const { used = 0, context = 0 } = account ?? {};
    expect(used).toBeGreaterThan(0);
    const words = `${used.toLocaleString('en')} of ${context.toLocaleString('en')} tokens`;
    await expect.element(page.getByText(words)).toBeVisible();
    await button('What the model read').click();
    await expect.element(figure).not.toBeInTheDocument();
  });

  it('is not offered where no model answered', async () => {
    await drawChat({ said: [['Hello', { end: 'memory', model: null, text: '' }]] });
    await expect.element(button('Answer again')).toBeInTheDocument();
    await expect.element(button('What the model read')).not.toBeInTheDocument();
  });

  it('says so where it was not kept', async () => {
    await drawChat({ said: [['Hello', ANSWERED]] });
    await button('What the model read').click();
    await expect.element(page.getByText(/It is not known any more/)).toBeVisible();
  });

  it('that cannot be read says why', async () => {
    const { traces } = await drawChat({ said: [['Hello', ANSWERED]] });
    traces.failure = new Error('The disk is full.');
    await button('What the model read').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(page.getByText('Good day.')).toBeVisible();
  });

  it('stands at an opened fold, where one asks why there was no room', async () => {
    const folds = new FakeFolds();
    const exchange = ['Before', { text: 'Long ago.' }] as const;
    const drawn = await drawChat({ said: [exchange, exchange], folds, model: says('Good day.') });
    const { id, conversations } = drawn;
    const covers = (await conversations.messagesOf(id()))
      .map((message) => message.id)
      .toSorted()
      .slice(0, 2);
    await folds.change(id(), () => ({ keep: [buildFold({ conversation: id(), covers })] }));
    await ask('Hello');
    await button(/2 earlier messages are folded/).click();
    await expect.element(figure).toBeVisible();
  });
});
