import { expect, it } from 'vitest';
import { isLater } from './later-files.mjs';

it.each([
  ['assets/data-route-C0YPubOT.js', true],
  ['assets/settings-route--JXiL9bP.css', true],
  ['assets/memory-index-worker-Cc9BKFfu.js', true],
  ['assets/memory-files-Cc9BKFfu.js', true],
  ['assets/scan-Cnff3YAz.wasm', true],
  ['assets/memory-route-ZyrPBhuy.js', false],
  ['assets/index-hApJKmbY.js', false],
  ['assets/container-BeHRrSZ1.js', false],
  ['index.html', false],
])('%s: %s', (file, expected) => {
  expect(isLater(file)).toBe(expected);
});
