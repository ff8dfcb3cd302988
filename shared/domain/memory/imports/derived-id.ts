const LATEST = 2 ** 48 - 1;

/**
 * A UUIDv7 for a record of another program: always the same for the same words, so that importing again adds nothing.
 * Its time is the record's, or 0; the rest is a hash. Not meant to withstand forgery: whoever writes a file may write
 * any id into it as well.
 */
export function derivedId(words: string, createdAt: number | null): string {
  const time = Math.min(Math.max(createdAt ?? 0, 0), LATEST)
    .toString(16)
    .padStart(12, '0');
  const hash = hashOf(words);
  const variant = (8 + (Number.parseInt(hash.charAt(3), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/** 128 bits in hexadecimal, from four lanes that each mix every UTF-16 unit and then each other. */
function hashOf(words: string): string {
  let [a, b, c, d] = [0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c];
  for (let at = 0; at < words.length; at += 1) {
    const unit = words.charCodeAt(at);
    a = b ^ Math.imul(a ^ unit, 0x239b961b);
    b = c ^ Math.imul(b ^ unit, 0xab0e9789);
    c = d ^ Math.imul(c ^ unit, 0x38b34ae5);
    d = a ^ Math.imul(d ^ unit, 0xa1e38b93);
  }
  a = mixed(a ^ words.length);
  b = mixed(b + a);
  c = mixed(c + b);
  d = mixed(d + c);
  a = mixed(a + d);
  return [a, b, c, d].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

function mixed(lane: number): number {
  let value = lane | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
