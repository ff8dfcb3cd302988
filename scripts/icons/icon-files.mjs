import { createHash } from 'node:crypto';

/**
 * `tile` is a rounded sheet of paper, `bleed` paper to the edges for systems that cut their own shape, `none` the mark
 * alone. `scale` is that of the mark: its ring spans 0.74 of the source.
 * @typedef {object} IconFile
 * @property {string} file
 * @property {number} sizePx
 * @property {'tile' | 'bleed' | 'none'} ground
 * @property {number} scale
 * @property {string} [style] colours that replace those of the source
 */

/** Maskable: at 0.94 the ring stays within the central 70 %, and systems may cut off all beyond the central 80 %. */
const MASKED = 0.94;

// The dark forms of ink and moss in web/ui/tokens.css, as hexadecimals, which every reader of SVG knows.
const ON_DARK = '@media (prefers-color-scheme:dark){.ring{fill:#e6e4e0}.dot{fill:#7cbc92}}';

/** @type {readonly IconFile[]} */
export const pngFiles = [
  { file: 'icon-192.png', sizePx: 192, ground: 'tile', scale: 1.04 },
  { file: 'icon-512.png', sizePx: 512, ground: 'tile', scale: 1.04 },
  { file: 'maskable-192.png', sizePx: 192, ground: 'bleed', scale: MASKED },
  { file: 'maskable-512.png', sizePx: 512, ground: 'bleed', scale: MASKED },
  { file: 'apple-touch-icon-180.png', sizePx: 180, ground: 'bleed', scale: 1.04 },
  { file: 'favicon-32.png', sizePx: 32, ground: 'tile', scale: 1.12 },
  // Only its alpha counts: the system paints it.
  { file: 'monochrome-512.png', sizePx: 512, ground: 'none', scale: MASKED, style: '.ring,.dot{fill:#000}' },
];

/** @type {IconFile} */
export const favicon = { file: 'favicon.svg', sizePx: 512, ground: 'none', scale: 1.28, style: ON_DARK };

/**
 * The source names its parts: a rect `ground` and a group `mark`.
 * @param {string} source
 */
function readSource(source) {
  const mark = /<g id="mark">([\s\S]*?)<\/g>/.exec(source)?.[1];
  const ground = /<rect id="ground"[^>]*>/.exec(source)?.[0];
  const fill = ground && /\bfill="([^"]+)"/.exec(ground)?.[1];
  const radius = ground && /\brx="([^"]+)"/.exec(ground)?.[1];
  if (!mark || !fill || !radius) {
    throw new Error('nima.svg needs <rect id="ground" rx fill> and <g id="mark">. Put the missing one back.');
  }
  return { mark: mark.replaceAll(/\s+/g, ' ').replaceAll('> <', '><').trim(), fill, radius };
}

/**
 * The drawing of one icon, made of the parts of the source.
 * @param {string} source the text of nima.svg
 * @param {IconFile} icon
 * @returns {string}
 */
export function drawIcon(source, { sizePx, ground, scale, style }) {
  const { mark, fill, radius } = readSource(source);
  const rounded = ground === 'tile' ? ` rx="${radius}"` : '';
  const paper = ground === 'none' ? '' : `<rect width="512" height="512"${rounded} fill="${fill}"/>`;
  const colours = style ? `<style>${style}</style>` : '';
  const move = `translate(256 256) scale(${scale}) translate(-256 -256)`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" viewBox="0 0 512 512">` +
    `${colours}${paper}<g transform="${move}">${mark}</g></svg>\n`
  );
}

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * What source.json must say: of which nima.svg, and of which drawing of it, each committed icon was made. A PNG is not
 * compared byte by byte, since every Chromium smooths edges a little differently.
 * @param {string} source
 */
export function describeSource(source) {
  const drawings = [...pngFiles, favicon].map((icon) => [icon.file, sha256(drawIcon(source, icon))]);
  return { source: 'nima.svg', sha256: sha256(source), drawings: Object.fromEntries(drawings) };
}
