import { describe, expect, it } from 'vitest';
import { laterFilesOf } from './later-files.mjs';

const chunk = (imports: readonly string[] = [], more: object = {}) => ({
  type: 'chunk' as const,
  isEntry: false,
  facadeModuleId: null,
  imports,
  ...more,
});
const asset = { type: 'asset' as const };
const AT_ONCE = ['/web/app/container.ts'];

const BUNDLE = {
  'index.html': asset,
  'assets/index-1.js': chunk(['assets/shared-1.js'], {
    isEntry: true,
    viteMetadata: { importedCss: new Set(['assets/index-1.css']) },
  }),
  'assets/index-1.css': asset,
  'assets/shared-1.js': chunk(['assets/index-1.js']),
  'assets/container-1.js': chunk(['assets/deep-1.js'], {
    facadeModuleId: '/home/ada/nima/web/app/container.ts',
  }),
  'assets/deep-1.js': chunk(['assets/shared-1.js']),
  'assets/chat-route-1.js': chunk(['assets/markdown-1.js', 'assets/shared-1.js'], {
    viteMetadata: { importedCss: new Set(['assets/chat-route-1.css']) },
  }),
  'assets/chat-route-1.css': asset,
  'assets/markdown-1.js': chunk(),
  'assets/embedding-worker-1.js': asset,
  'assets/scan-1.wasm': asset,
  'assets/transformers-encoder-1.js': chunk(),
  'assets/ort-wasm-simd-1.wasm': asset,
  'assets/face-1.svg': asset,
};

describe('what the shell can begin without', () => {
  it('is all that neither the entry nor what it opens at once imports, in whatever pieces', () => {
    expect(laterFilesOf(BUNDLE, AT_ONCE)).toEqual([
      'assets/chat-route-1.css',
      'assets/chat-route-1.js',
      'assets/embedding-worker-1.js',
      'assets/markdown-1.js',
      'assets/scan-1.wasm',
    ]);
  });

  it('holds what the entry opens later, where nothing is said to be opened at once', () => {
    expect(laterFilesOf(BUNDLE, [])).toContain('assets/container-1.js');
  });
});
