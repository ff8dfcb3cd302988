/**
 * Lower case, without accents: how a word is compared, never how it is kept. Lower case comes between two
 * normalisations: some capitals only appear after the first (the Kelvin sign), some accents only after it (Turkish İ).
 * The sigma that ends a Greek word is a sigma like any other, or a word would fold differently alone and in a text.
 */
export function fold(text: string): string {
  return text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
}
