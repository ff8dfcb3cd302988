import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeSource, drawIcon, favicon, pngFiles } from './icon-files.mjs';
import { readPng } from './png.mjs';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const source = read('public/icons/nima.svg').toString();
const picture = (file: string) => readPng(read(`public/icons/${file}`));
const alphaAt = (png: ReturnType<typeof readPng>, x: number, y: number) =>
  png.rgba.readUInt8((y * png.width + x) * 4 + 3);

function corners({ width, height }: ReturnType<typeof readPng>): [x: number, y: number][] {
  return [
    [0, 0],
    [width - 1, 0],
    [0, height - 1],
    [width - 1, height - 1],
  ];
}

/** How far the farthest pixel that differs from the corner lies from the centre, as a share of the width. */
function reach({ width, height, rgba }: ReturnType<typeof readPng>): number {
  const ground = rgba.readUInt32BE(0);
  let farthest = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (rgba.readUInt32BE((y * width + x) * 4) === ground) continue;
      farthest = Math.max(farthest, Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2));
    }
  }
  return farthest / width;
}

describe('the committed icons', () => {
  test('are those of the present nima.svg and of the present drawings', () => {
    // When this fails: node scripts/icons/make-icons.mjs
    expect(JSON.parse(read('public/icons/source.json').toString())).toEqual(describeSource(source));
    expect(read('public/icons/favicon.svg').toString()).toBe(drawIcon(source, favicon));
  });

  test.each(pngFiles)('$file is $sizePx px square', ({ file, sizePx }) => {
    expect(picture(file)).toMatchObject({ width: sizePx, height: sizePx });
  });

  test.each(pngFiles)(
    '$file has paper to its corners only where a system cuts the shape',
    ({ file, ground }) => {
      const png = picture(file);
      const alphas = corners(png).map(([x, y]) => alphaAt(png, x, y));
      expect(alphas).toEqual(Array(4).fill(ground === 'bleed' ? 255 : 0));
    },
  );

  test.each(['maskable-192.png', 'maskable-512.png', 'monochrome-512.png'])(
    '%s keeps its mark within the safe zone',
    (file) => {
      const share = reach(picture(file));
      expect(share).toBeGreaterThan(0.3);
      expect(share).toBeLessThan(0.4);
    },
  );

  test.each(pngFiles)('$file is no larger than 10 kB', ({ file }) => {
    expect(read(`public/icons/${file}`).length).toBeLessThan(10_000);
  });
});

describe('what names the icons', () => {
  test('the manifest names made icons only, at the sizes they have', () => {
    const named = [
      ...read('web/manifest.ts')
        .toString()
        .matchAll(/'\/icons\/([^']+)', sizes: '(\d+)x\d+'/g),
    ];
    expect(named.length).toBeGreaterThan(0);
    for (const [, file, sizePx] of named) {
      expect(pngFiles.map((icon) => `${icon.file} ${icon.sizePx}`)).toContain(`${file} ${sizePx}`);
    }
  });

  test('the page names made icons only', () => {
    const named = [
      ...read('web/index.html')
        .toString()
        .matchAll(/href="\/icons\/([^"]+)"/g),
    ].map(([, file]) => file);
    expect(named.length).toBeGreaterThan(0);
    expect([...pngFiles, favicon].map(({ file }) => file)).toEqual(expect.arrayContaining(named));
  });
});

describe('a changed source', () => {
  test('no longer matches what was recorded, icon by icon', () => {
    const changed = describeSource(source.replace('r="43"', 'r="44"'));
    const recorded = describeSource(source);
    expect(changed.sha256).not.toBe(recorded.sha256);
    for (const [file, hash] of Object.entries(recorded.drawings))
      expect(changed.drawings[file]).not.toBe(hash);
  });

  test.each(['id="ground"', 'id="mark"'])('without %s is refused with what to do', (part) => {
    expect(() => drawIcon(source.replace(part, ''), favicon)).toThrow(/Put the missing one back/);
  });
});
