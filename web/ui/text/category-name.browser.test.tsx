import { expect, it } from 'vitest';
import { CATEGORIES } from '../../../shared/schemas/index.ts';
import { draw } from '../testing/draw.tsx';
import { useCategoryName, useNamedCategory } from './category-name.ts';

async function names() {
  const read = { nameOf: (category: string) => category, named: (name: string) => name };
  function Names() {
    Object.assign(read, { nameOf: useCategoryName(), named: useNamedCategory() });
    return null;
  }
  await draw(<Names />);
  return read;
}

it('every category Nima begins with has a name of the catalogue, and is found by it in any case', async () => {
  const { nameOf, named } = await names();
  for (const category of CATEGORIES) {
    expect(nameOf(category)).toMatch(/^[A-Z]/);
    expect(named(` ${nameOf(category).toUpperCase()} `)).toBe(category);
  }
});

it('a category of a person is called what it is called', async () => {
  const { nameOf, named } = await names();
  expect([nameOf('my boat'), named(' my boat ')]).toEqual(['my boat', 'my boat']);
});
