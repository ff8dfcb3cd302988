import { describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createNotices } from '../../../app/notices.ts';
import { BUILT_IN_PERSONA } from '../../../engine/persona/built-in.ts';
import { openPersonas } from '../../../engine/persona/personas.ts';
import { buildPersona } from '../../../ports/testing/build-persona.ts';
import { FakePersonas } from '../../../ports/testing/fake-personas.ts';
import { FakeTraces } from '../../../ports/testing/fake-traces.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { PersonaSection } from './persona-section.tsx';

async function open(
  repository = new FakePersonas(),
  size: 'laptop' | 'phone' = 'laptop',
  traces = new FakeTraces(),
) {
  const personas = openPersonas(repository, BUILT_IN_PERSONA);
  onTestFinished(personas.close);
  const notices = createNotices();
  await draw(<PersonaSection personas={personas} notices={notices} traces={traces} locale="en-GB" />, size);
  const edit = page.getByText('Edit who Nima is');
  if (repository.failure === null) await edit.click();
  return { personas, repository, notices };
}

const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name });
const more = (words: RegExp) => page.getByText(words).first();
const result = page.getByRole('group', { name: 'The answer after the rules' });

describe('the persona', () => {
  it('is edited in place, kept at once, and seen in what the model reads', async () => {
    const { repository } = await open();
    await expect.element(page.getByText('Zen engineer, as it ships')).toBeVisible();
    await more(/What the model reads/).click();
    const before = page.getByText(/^You are Nima, a personal engineering copilot/).nth(1);
    await expect.element(before).toBeVisible();
    await field('Who Nima is').fill('You are a gardener.');
    await expect.element(page.getByText('Zen engineer, edited by you')).toBeVisible();
    await expect.element(page.getByText(`You are a gardener. ${BUILT_IN_PERSONA.tone}`)).toBeVisible();
    await expect.poll(() => repository.kept.own?.voice).toBe('You are a gardener.');
  });

  it('tells about how many tokens it costs, as it is written', async () => {
    await open();
    const tokens = () =>
      Number(/about ([\d,]+) tokens/.exec(document.body.textContent)?.[1]?.replace(',', ''));
    const before = tokens();
    expect(before).toBeGreaterThan(300);
    await field('Tone').fill('');
    await expect.poll(tokens).toBeLessThan(before);
  });

  it('has lists of one a line, with blank lines for who writes and none in what is kept', async () => {
    const { repository } = await open();
    const values = field('Values');
    await expect
      .element(values)
      .toHaveAccessibleDescription('One a line, at most 12. Blank lines do not count.');
    await values.fill('calm');
    await values.click();
    await userEvent.keyboard('{End}{Enter}');
    await expect.element(values).toHaveValue('calm\n');
    await userEvent.keyboard('green');
    await expect.element(values).toHaveValue('calm\ngreen');
    await expect.poll(() => repository.kept.own?.values).toEqual(['calm', 'green']);
  });

  it('has a note for the language that is spoken, and leaves those of others', async () => {
    const { repository } = await open();
    await field('Only in English').fill('British spelling.');
    await expect.poll(() => repository.kept.own?.notes['en']).toBe('British spelling.');
    expect(repository.kept.own?.notes['de']).toBe(BUILT_IN_PERSONA.notes['de']);
  });

  it('gains an example, and loses one with a way back', async () => {
    const { repository, notices } = await open();
    const count = BUILT_IN_PERSONA.examples.length;
    await more(/^10 examples$/).click();
    await button('Add an example').click();
    await expect
      .element(page.getByRole('listitem', { name: 'Example 11' }).getByLabelText('Question'))
      .toHaveFocus();
    await userEvent.keyboard('Tabs?{Tab}No.');
    await expect
      .poll(() => repository.kept.own?.examples.at(-1))
      .toEqual({ question: 'Tabs?', answer: 'No.' });
    await button('Remove example 1').first().click();
    await expect.poll(() => repository.kept.own?.examples.length).toBe(count);
    await expect.element(page.getByRole('list').first()).toHaveFocus();
    expect(notices.getState()[0]?.actions[0]?.name).toBe('Undo: example removed');
    notices.undo();
    await expect.poll(() => repository.kept.own?.examples[0]).toEqual(BUILT_IN_PERSONA.examples[0]);
  });

  it('is reset with a way back, and cannot be reset where nothing was changed', async () => {
    const { repository, notices } = await open();
    const reset = button('Reset to how it ships');
    await expect.element(reset).toHaveAttribute('aria-disabled', 'true');
    await field('Tone').fill('Grumpy.');
    await expect.element(reset).toHaveAttribute('aria-disabled', 'false');
    await reset.click();
    await expect.element(field('Tone')).toHaveValue(BUILT_IN_PERSONA.tone);
    await expect.poll(() => repository.kept.own).toBeNull();
    await expect.element(reset).toHaveFocus();
    expect(notices.getState()[0]?.text).toBe('Nima speaks as it ships again');
    notices.undo();
    await expect.element(field('Tone')).toHaveValue('Grumpy.');
  });
});

describe('what the companion brings', () => {
  const PIRATE = buildPersona({ name: 'Pirate', voice: 'You are a pirate.' });

  it('is offered with what a model would read, and speaks once it is taken, with a way back', async () => {
    const { personas, repository, notices } = await open();
    await field('Tone').fill('Grumpy.');
    await expect.element(button('Use it')).not.toBeInTheDocument();
    personas.offer(PIRATE);
    await expect.element(page.getByText(/brings a persona: Pirate\./)).toBeVisible();
    await more(/What a model would read: about/).click();
    await expect.element(page.getByText(/^You are a pirate\. Kind\./)).toBeVisible();
    await expect.element(page.getByText('Zen engineer, edited by you')).toBeVisible();
    await button('Use it').click();
    const status = page.getByText('Pirate, brought by your companion');
    await expect.element(status).toHaveFocus();
    await expect.element(field('Who Nima is')).toHaveValue('You are a pirate.');
    await expect.element(button('Use it')).not.toBeInTheDocument();
    await expect.poll(() => repository.kept.brought).toBe(true);
    expect(notices.getState()[0]).toMatchObject({ text: 'Nima speaks as Pirate' });
    notices.undo();
    await expect.element(field('Tone')).toHaveValue('Grumpy.');
    await expect.element(button('Use it')).toBeVisible();
  });

  it('is no longer offered when the companion goes', async () => {
    const { personas } = await open();
    personas.offer(PIRATE);
    await expect.element(button('Use it')).toBeVisible();
    personas.offer(null);
    await expect.element(button('Use it')).not.toBeInTheDocument();
  });
});

describe('the rules', () => {
  it('are shown at work on a sample, before and after', async () => {
    await open();
    await more(/^Try the rules$/).click();
    await expect.element(result).toHaveTextContent('You drive a 2014 Civic. Its code name is `FB!`.');
    await expect.element(result).toHaveTextContent("I'm not sure: what I remember hardly answers this.");
    await expect.element(result).toHaveTextContent('No filler at the start “Great question!” went');
    await field('An answer before the rules').fill('Wow!');
    await expect.element(result).toHaveTextContent('No exclamation marks “Wow!” became “Wow.”');
    await page.getByText('Enough', { exact: true }).click();
    await field('An answer before the rules').fill('A Civic.');
    await expect.element(result).toHaveTextContent('No rule applies: the answer stays as it is.');
    await field('A question').fill('Is it safe?');
    await field('An answer before the rules').fill(`${'word '.repeat(60)}\n\n${'more '.repeat(120)}`);
    await expect.element(result).toHaveTextContent('Folded from here');
    await expect.element(result).toHaveTextContent('Fold what is too long The rest is folded');
  });

  it('are turned off one by one, by the space bar too, and kept', async () => {
    const { repository } = await open();
    const exclamation = page.getByRole('switch', { name: 'No exclamation marks' });
    await expect.element(exclamation).toBeChecked();
    await exclamation.click();
    await expect.poll(() => repository.kept.off).toEqual(['exclamation']);
    await more(/^Try the rules$/).click();
    await expect.element(result).toHaveTextContent('2014 Civic!');
    await exclamation.click();
    await userEvent.keyboard(' ');
    await expect.poll(() => repository.kept.off).toEqual(['exclamation']);
  });
});

it('says that a change is not kept, and that nothing can be read', async () => {
  const { repository } = await open();
  repository.failure = new Error('The disk is full.');
  await field('Tone').fill('Grumpy.');
  await expect.element(page.getByRole('alert')).toHaveTextContent('The last change is not kept.');
  await expect.element(field('Tone')).toHaveValue('Grumpy.');
  repository.failure = null;
  await field('Tone').fill('Grumpy!');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

it('offers nothing to edit where nothing can be read', async () => {
  const repository = new FakePersonas();
  repository.failure = new Error('Blocked.');
  await open(repository);
  await expect.element(page.getByRole('alert')).toHaveTextContent('cannot be read');
  expect(page.getByRole('textbox').elements()).toEqual([]);
});

it('fits a phone, with everything open', async () => {
  const { personas } = await open(new FakePersonas(), 'phone');
  personas.offer(buildPersona({ name: 'Pirate' }));
  await expect.element(button('Use it')).toBeVisible();
  for (const words of [/^10 examples$/, /What the model reads/, /^Try the rules$/]) await more(words).click();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
