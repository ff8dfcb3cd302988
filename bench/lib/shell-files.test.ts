import { expect, it } from 'vitest';
import { precachedPaths } from './shell-files.ts';

it.each([
  ['as JSON', '[{"revision":"a1","url":"theme.js"},{"revision":null,"url":"assets/i-12345678.js"}]'],
  ['as script', '[{url:`theme.js`,revision:`a1`},{url:"assets/i-12345678.js",revision:null}]'],
])('finds what the worker keeps, written %s', (_how, list) => {
  expect(precachedPaths(`let{revision:n,url:r}=e;K(${list})`)).toEqual(['theme.js', 'assets/i-12345678.js']);
});

it('names a file once', () => {
  expect(precachedPaths('[{url:"a.js",revision:1},{url:"a.js",revision:1}]')).toEqual(['a.js']);
});
