import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumPath } from '../chromium.mjs';
import { describeSource, drawIcon, favicon, pngFiles } from './icon-files.mjs';
import { readPng } from './png.mjs';
import { writePng } from './write-png.mjs';

/** @param {string} file */
const at = (file) => fileURLToPath(new URL(`../../public/icons/${file}`, import.meta.url));

/**
 * @param {import('playwright').Page} page
 * @param {string} drawing
 * @param {import('./icon-files.mjs').IconFile} icon
 */
async function savePng(page, drawing, { file, sizePx }) {
  await page.setViewportSize({ width: sizePx, height: sizePx });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
  const shot = await page.screenshot({ omitBackground: true });
  writeFileSync(at(file), writePng(readPng(shot)));
}

const source = readFileSync(at('nima.svg'), 'utf8');
const executablePath = chromiumPath();
// Only root cannot use Chromium's sandbox.
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
try {
  const page = await browser.newPage();
  for (const icon of pngFiles) await savePng(page, drawIcon(source, icon), icon);
} finally {
  await browser.close();
}
writeFileSync(at(favicon.file), drawIcon(source, favicon));
writeFileSync(at('source.json'), `${JSON.stringify(describeSource(source), null, 2)}\n`);
for (const { file } of [...pngFiles, favicon]) console.log(`${file}  ${statSync(at(file)).size} bytes`);
