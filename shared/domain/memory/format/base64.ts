const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128);
for (let value = 0; value < SIGNS.length; value += 1) VALUES[SIGNS.charCodeAt(value)] = value;

/** What one call may turn into a string at once: engines limit the number of arguments. */
const AT_ONCE = 8_192;

/** Bytes as text. Browsers have `btoa`, which takes text for bytes; this runs everywhere and takes bytes. */
export function encodeBase64(bytes: Uint8Array): string {
  const signs = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const bits = (byteAt(bytes, from) << 16) | (byteAt(bytes, from + 1) << 8) | byteAt(bytes, from + 2);
    for (let sign = 0; sign < 4; sign += 1)
      signs[to + sign] = SIGNS.charCodeAt((bits >> (18 - 6 * sign)) & 63);
  }
  const rest = bytes.length % 3;
  if (rest > 0) signs.fill(61, signs.length - (3 - rest));
  let text = '';
  for (let at = 0; at < signs.length; at += AT_ONCE)
    text += String.fromCharCode(...signs.subarray(at, at + AT_ONCE));
  return text;
}

/** The bytes again; null where the text is no base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(text.slice(0, end))) return null;
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  for (let from = 0, to = 0; from < end; from += 4) {
    let bits = 0;
    for (let sign = 0; sign < 4; sign += 1)
      bits = (bits << 6) | (from + sign < end ? byteAt(VALUES, text.charCodeAt(from + sign)) : 0);
    for (let byte = 0; byte < 3 && to < bytes.length; byte += 1, to += 1)
      bytes[to] = (bits >> (16 - 8 * byte)) & 255;
  }
  return bytes;
}

/** Nought past the end, as the last group needs it. */
function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
