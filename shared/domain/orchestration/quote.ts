/**
 * What a quote must not hold as it is: characters that cannot be seen or turn the reading around. The joiners stay,
 * emoji and Persian need them. The last range are selectors that can carry a hidden text.
 */
const UNSEEN = /(?![\u{200c}\u{200d}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\u{e0100}-\u{e01ef}]/gu;

/** Where the marks of chat templates begin: `<|im_end|>`, `</s>`, `<start_of_turn>`, `[INST]`. "a < b" stays as it is. */
const MARK = /<(?![\s\d=-])|\[(?=\/?[A-Z_]{2,}\])/gu;

/**
 * Any text as one line in double quotes, which only the last of them ends: JSON, in which models are at home, with marks
 * of templates and unseen characters escaped as well. `JSON.parse` gives the text back.
 */
export function quote(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, escapeUnits).replace(MARK, escapeUnits);
}

function escapeUnits(found: string): string {
  return Array.from(
    { length: found.length },
    (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Any name as part of a line: escaped as in a quote, without its marks. No `"` is in it that is not escaped. */
export function quoteName(name: string): string {
  return quote(name).slice(1, -1);
}
