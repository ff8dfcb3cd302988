import { expect, it } from 'vitest';
import { keyIn } from './key-form.tsx';

const KEY = 'Zm9v-YmFy_'.repeat(4);

it.each([
  ['the key', KEY],
  ['the key, with what came along', `  ${KEY}\n`],
  ['the whole address', `http://localhost:8787/#key=${KEY}`],
  ['the whole line of the terminal', `  Open http://localhost:8787/#key=${KEY} in a browser.`],
  ['the fragment', `#key=${KEY}`],
])('takes the key out of %s', (_, pasted) => {
  expect(keyIn(pasted)).toBe(KEY);
});

it('takes nothing out of nothing', () => {
  expect(keyIn(' \n ')).toBe('');
});
