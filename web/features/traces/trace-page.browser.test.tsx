import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { piecesOf } from '../../../shared/domain/tracing/prompt-pieces.ts';
import { spansOf } from '../../../shared/domain/tracing/spans-of.ts';
import { withoutFacts } from '../../../shared/domain/tracing/facts-in.ts';
import { BUILT_IN_PERSONA } from '../../engine/persona/built-in.ts';
import { styleOf } from '../../../shared/domain/persona/style-of.ts';
import type { TracedStyle } from '../../../shared/schemas/trace.ts';
import { draw } from '../../ui/testing/draw.tsx';
import { BesideTrace } from './beside-trace.tsx';
import { ANSWERS, button, drawTrace, QUESTIONS, section } from './testing/draw-trace.tsx';
import { everydayTurn, turnWithoutModel } from './testing/everyday-turn.ts';

const trace = everydayTurn();
const other = turnWithoutModel({ id: '01900000-0000-7000-8000-0000000000f1' });
const rowsOf = (element: Element) =>
  [...element.querySelectorAll('dl > div')].map((row) =>
    [...row.querySelectorAll('dt, dd > span:last-child')].map(({ textContent }) => textContent).join(' '),
  );

async function drawStyled(style: TracedStyle) {
  await drawTrace({ traces: [everydayTurn({ style })] });
  await expect.element(section('How it sounded')).toBeVisible();
}

describe('why this answer', () => {
  it('says first what became of the question, in words', async () => {
    await drawTrace();
    await expect.element(page.getByText(QUESTIONS[0] ?? '').first()).toBeVisible();
    const inShort = section('In short');
    await expect.element(inShort).toHaveTextContent('Read asa question');
    await expect.element(inShort).toHaveTextContent('one fact answers, shares “car, winter”, nearness 0.37');
    await expect.element(inShort).toHaveTextContent('Qwen2.5-1.5B-Instruct-Q4_K_M');
    await expect.element(inShort).toHaveTextContent('6.92 s, first word after 1.48 s');
  });

  it('draws the time stage by stage, each bar where the one before it ended, each with its number', async () => {
    await drawTrace();
    const fall = section('Time').element();
    expect(rowsOf(fall)).toEqual([
      'Recall 41 ms',
      'By rules 3 ms',
      'Laying out 48 ms',
      'Sending 17 ms',
      'Queue 209 ms',
      'Reading 1.17 s',
      'Writing 5.43 s',
      'Style 2 ms',
      'Keeping 9 ms',
      'In all 6.92 s',
    ]);
    const bars = [...fall.querySelectorAll('[data-stage]')].map((bar) => bar.getBoundingClientRect());
    const { spans } = spansOf(trace);
    const [reading, writing] = [5, 6].map((at) => bars[at] as DOMRect) as [DOMRect, DOMRect];
    expect(reading.right).toBeCloseTo(writing.left, 0);
    expect(writing.width / reading.width).toBeCloseTo((spans[6]?.ms ?? 0) / (spans[5]?.ms ?? 1), 1);
    await expect.element(section('Time')).toHaveTextContent('read 110 of 512 tokens in 1.16 s');
  });

  it('shows what was recalled, which the model was told, and of what each score is the sum', async () => {
    await drawTrace();
    const recalled = section('Recalled');
    await expect.element(recalled).toHaveTextContent('10 facts');
    const first = page.getByText('I drive a 2014 Honda Civic, silver, bought used').first();
    await expect.element(recalled).toHaveTextContent('told to the model as [1]');
    await first.click();
    const sum = page.getByRole('figure', { name: /Score of “I drive a 2014/ });
    expect(rowsOf(sum.element())).toEqual([
      'Meaning 0.412',
      'Words 0.288',
      'Category 0.030',
      'Recency 0.021',
      'Pinned 0.000',
      'Context 0.000',
      'Score 0.751',
    ]);
    await expect
      .element(page.getByRole('link', { name: 'Open this fact' }))
      .toHaveAttribute('href', `/memory/${trace.recalled[0]?.fact}`);
    await button('Show all 10').click();
    await expect.element(recalled).toHaveTextContent('The parking permit ends in March');
  });

  it('shows the prompt letter for letter, each part with the name of its origin', async () => {
    await drawTrace();
    const prompt = section('Prompt, as it was sent');
    const pieces = [...prompt.element().querySelectorAll('li')];
    expect(pieces.map((piece) => piece.querySelector('h3')?.textContent)).toEqual([
      'Persona',
      'Rules',
      'Profile',
      'Summary',
      'Earlier, you',
      'Earlier, Nima',
      'Earlier, you',
      'Earlier, Nima',
      'Question',
      'Recall',
    ]);
    const sent = trace.prompt ? piecesOf(trace.prompt) : [];
    expect(pieces.map((piece) => piece.querySelector('pre')?.textContent)).toEqual(
      sent.map(({ text }) => text.replace(/^\n+/, '')),
    );
    await expect.element(prompt).toHaveTextContent('maxTokens 1,024');
  });

  it('says where the tokens went, and what was left out for which reason', async () => {
    await drawTrace();
    await expect.element(section('Budget of tokens')).toHaveTextContent('1,628 of 4,096');
    expect(rowsOf(section('Budget of tokens').element()).at(-1)).toBe('In all 1,628');
    const leftOut = section('Not told to the model');
    await page.getByText('better ones were enough').click();
    await expect.element(leftOut).toHaveTextContent('I cycle to work when it is dry');
  });

  it('shows what the rules of style changed', async () => {
    await drawTrace();
    const polish = section('Changed by the rules of style');
    await expect.element(polish).toHaveTextContent('Filler openingbefore: Great question!taken out');
    await expect.element(polish).toHaveTextContent('Exclamation markbefore: winter!after: winter.');
  });

  it('shows how the answer sounded, its parts adding up, and how it was measured', async () => {
    const parts = {
      sentences: 0.12,
      fillers: 0.18,
      exclamations: 0.12,
      hedging: 0.09,
      code: 0.1,
      action: 0,
      closeness: 0.12,
    };
    const style = { persona: 'Pirate', score: 0.73, parts, closeness: 0.8 };
    await drawStyled(style);
    expect(rowsOf(section('How it sounded').element())).toEqual([
      'Sentences 12 of 12',
      'No fillers 18 of 18',
      'No shouting 12 of 12',
      'No hedging 9 of 18',
      'Code if asked 10 of 10',
      'Ends in action 0 of 15',
      'Nearness 12 of 15',
      'In all 73',
    ]);
    await expect.element(section('How it sounded')).toHaveTextContent('73 of 100');
    await expect.element(section('How it sounded')).toHaveTextContent('Measured as Pirate.');
    await expect.element(section('How it sounded')).not.toHaveTextContent('rules decided alone');
  });

  it('says where the rules alone measured how it sounded', async () => {
    const style = styleOf({ question: 'Which port?', text: '5432.' }, BUILT_IN_PERSONA, null);
    await drawStyled({ persona: 'Zen engineer', ...style, closeness: null });
    await expect.element(section('How it sounded')).toHaveTextContent('so the rules decided alone');
    expect(rowsOf(section('How it sounded').element()).join()).not.toContain('Nearness');
  });

  it('says nothing of a sound where nobody measured it', async () => {
    await drawTrace();
    await expect.element(section('Changed by the rules of style')).toBeVisible();
    await expect.element(section('How it sounded')).not.toBeInTheDocument();
  });

  it('shows what was planned and run', async () => {
    const commands = [
      { name: 'recall', input: { words: 'car' }, by: 'planner', outcome: 'run' },
      { name: 'recall', input: null, by: 'person', outcome: 'declined' },
    ] as const;
    await drawTrace({ traces: [everydayTurn({ commands: [...commands] })] });
    await expect
      .element(section('Planned and run'))
      .toHaveTextContent('/recall{"words":"car"}planned, run/recallasked for, declined');
  });
});

describe('where there is less to tell', () => {
  it('a reply of memory alone has no prompt, and says why', async () => {
    await drawTrace({ traces: [turnWithoutModel()], size: 'phone' });
    await expect.element(section('In short')).toHaveTextContent('memory alone, no model');
    await expect
      .element(section('Prompt, as it was sent'))
      .toHaveTextContent('No model was asked, so there is none.');
    await expect.element(section('Budget of tokens')).not.toBeInTheDocument();
  });

  it('one that is not kept any more, or never was, says so', async () => {
    await drawTrace({ traces: [], reply: 'nobody' });
    await expect
      .element(page.getByRole('heading', { name: 'How this answer came about is not kept' }))
      .toBeVisible();
    await expect.element(button('Save as a file')).not.toBeInTheDocument();
  });

  it('one that is under way shows how far it has come, and then the rest', async () => {
    const { traces } = await drawTrace({ traces: [everydayTurn({}, 1_484)] });
    await expect.element(section('In short')).toHaveTextContent('Under way');
    await expect.element(section('Time')).not.toHaveTextContent('Writing');
    await traces.put(trace);
    await expect.element(section('Time')).toHaveTextContent('Writing');
    await expect.element(section('In short')).not.toHaveTextContent('Under way');
  });

  it('one that waits, had waited, or broke off says so', async () => {
    const waiting = turnWithoutModel({ state: 'waiting', end: null, waitedMs: 180_000 });
    await drawTrace({ traces: [{ ...waiting, troubles: [{ at: 40, code: 'model_crashed' }] }] });
    const inShort = section('In short');
    await expect.element(inShort).toHaveTextContent('It waits for a model.');
    await expect.element(inShort).toHaveTextContent('It had waited for 3 min before that.');
    await expect.element(inShort).toHaveTextContent('Trouble after 40 ms: model_crashed');
  });

  it('one of which a fact was erased for good says what went with it', async () => {
    const { fact, text } = trace.recalled[0] ?? { fact: '', text: '' };
    await drawTrace({ traces: [withoutFacts(trace, new Set([fact]))] });
    await expect.element(section('In short')).toHaveTextContent('1 fact it found was erased for good since');
    await expect.element(section('Prompt, as it was sent')).toHaveTextContent('It went with what');
    expect(document.body.textContent).not.toContain(text);
  });
});

describe('beside another turn', () => {
  it('shows what differs, number by number, and how much is the same', async () => {
    await drawTrace({ traces: [trace, other] });
    await page.getByRole('combobox', { name: 'Compare with' }).selectOptions(other.id);
    const times = page.getByRole('table', { name: 'Time' });
    await expect.element(times).toHaveTextContent('Keeping9 ms8 ms−1 ms');
    await expect.element(times).toHaveTextContent('Writing5.43 s–');
    await expect.element(page.getByText('2 more are the same in both')).toBeVisible();
    await expect.element(page.getByRole('table', { name: 'Recalled' })).not.toHaveTextContent('Civic');
  });

  it('shows what was said in both, and how each sounded', async () => {
    const parts = styleOf({ question: 'Which port?', text: '5432.' }, BUILT_IN_PERSONA, null);
    const measured = everydayTurn({ style: { persona: 'Zen engineer', ...parts, closeness: null } });
    await drawTrace({ traces: [measured, other] });
    await page.getByRole('combobox', { name: 'Compare with' }).selectOptions(other.id);
    for (const [at, name] of ['This turn', 'The other'].entries()) {
      await expect.element(section(name)).toHaveTextContent(QUESTIONS[at] ?? '');
      await expect.element(section(name)).toHaveTextContent(ANSWERS[at] ?? '');
    }
    const points = Math.round(parts.score * 100);
    await expect
      .element(page.getByRole('table', { name: 'How it sounded' }))
      .toHaveTextContent(`In all${points}–`);
  });

  it('is offered once there is one, by what was asked in it', async () => {
    const { traces } = await drawTrace();
    await expect.element(section('Compare with')).toHaveTextContent('once there is one');
    expect((await traces.kept()).length).toBe(1);
    await drawTrace({ traces: [trace, other] });
    await expect.element(page.getByRole('option', { name: /And the oil\?/ })).toBeInTheDocument();
  });
});

describe('a trace', () => {
  it('is saved as a file that says what it is', async () => {
    const { saved, notices } = await drawTrace();
    await button('Save as a file').click();
    await expect.poll(() => saved.map(({ name }) => name)).toEqual(['nima-trace-2026-10-14T074200.json']);
    expect(JSON.parse(await (saved[0] as File).text())).toEqual({ format: 'nima-trace', version: 1, trace });
    expect(JSON.stringify(notices.getState())).toContain('Saved as nima-trace');
  });

  it('that could not be saved says so', async () => {
    const { notices } = await drawTrace({ saveFile: async () => Promise.reject(new Error('full')) });
    await button('Save as a file').click();
    await expect.poll(() => JSON.stringify(notices.getState())).toContain('could not be saved');
  });

  it('is left by its button, and by Escape from anything in it', async () => {
    const { navigation, conversation } = await drawTrace();
    await button('Close').click();
    expect(navigation.went).toEqual([`replace /chat/${conversation}`]);
    (page.getByText('better ones were enough').element().closest('summary') as HTMLElement).focus();
    await userEvent.keyboard('{Escape}');
    expect(navigation.went).toHaveLength(2);
  });

  it('takes the focus when it opens, and gives it back', async () => {
    await draw(<a href="/">Why this answer</a>);
    (page.getByRole('link').element() as HTMLElement).focus();
    const { remove } = await drawTrace();
    await expect.element(page.getByRole('heading', { name: 'Why this answer?' })).toHaveFocus();
    remove();
    await expect.element(page.getByRole('link')).toHaveFocus();
  });

  it('is reached with the keyboard to its last control', async () => {
    await drawTrace();
    await button('Save as a file').click();
    const seen = new Set<Element>();
    const last = page.getByRole('combobox', { name: 'How much is kept' }).element();
    while (document.activeElement !== last && !seen.has(document.activeElement as Element)) {
      seen.add(document.activeElement as Element);
      await userEvent.keyboard('{Tab}');
    }
    expect(document.activeElement).toBe(last);
    expect(seen.size).toBeGreaterThan(5);
  });

  it('is kept as long as a person says', async () => {
    const { traces } = await drawTrace();
    const kept = page.getByRole('combobox', { name: 'How much is kept' });
    await expect.element(kept).toHaveValue('500');
    await kept.selectOptions('the last 30 days');
    await expect.poll(async () => traces.limit()).toEqual({ turns: null, days: 30 });
    await expect.element(kept).toHaveValue('days');
  });

  it('fits a phone: nothing is wider than it', async () => {
    await drawTrace({ traces: [trace, other], size: 'phone' });
    await page.getByRole('combobox', { name: 'Compare with' }).selectOptions(other.id);
    await expect.element(page.getByRole('table', { name: 'Time' })).toBeVisible();
    const body = page.getByRole('region', { name: 'Why this answer?' }).element().lastElementChild;
    expect(body?.scrollWidth).toBe(body?.clientWidth);
    expect(body?.clientWidth).toBe(390);
  });
});

describe('beside its conversation', () => {
  const both = (
    <BesideTrace trace={<p>the trace</p>}>
      <p>the conversation</p>
    </BesideTrace>
  );

  it('stands a trace where there is room for both', async () => {
    await draw(both);
    const [said, why] = ['the conversation', 'the trace'].map((text) =>
      page.getByText(text).element().getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    expect(said.right).toBeLessThanOrEqual(why.left);
    expect(said.top).toBe(why.top);
  });

  it('and in its place on a phone', async () => {
    await draw(both, 'phone');
    await expect.element(page.getByText('the trace')).toBeVisible();
    await expect.element(page.getByText('the conversation')).not.toBeVisible();
  });

  it('is the conversation alone while none is open', async () => {
    await draw(
      <BesideTrace trace={false}>
        <p>the conversation</p>
      </BesideTrace>,
    );
    expect(page.getByText('the conversation').element().getBoundingClientRect().width).toBe(1440);
  });
});
