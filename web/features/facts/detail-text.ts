import type { Metadata } from '../../../shared/schemas/index.ts';

export type Detail = Metadata[string];

/** As a person reads and writes it: words as they are, everything else as JSON. */
export function detailText(detail: Detail): string {
  return typeof detail === 'string' ? detail : JSON.stringify(detail);
}

/** What was typed over `before`: words stay words; a number, a list or an answer stays one as long as it reads as one. */
export function typedDetail(text: string, before: Detail): Detail {
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text) as Detail;
  } catch {
    return text;
  }
}
