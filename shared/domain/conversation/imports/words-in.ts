import { fieldsIn, listIn, nameIn } from './foreign-chat.ts';

/** Parts of a content that are words; images, calls of tools, their results and thoughts are others. */
const WORDS: ReadonlySet<unknown> = new Set([undefined, 'text', 'audio_transcription']);

/** What there is to read in a content: a text, or a list of parts of which some are texts. */
export function wordsIn(content: unknown): string {
  if (typeof content === 'string') return content;
  const parts = listIn(content).map((part) => {
    if (typeof part === 'string') return part;
    const fields = fieldsIn(part);
    const text = fields.get('text');
    return typeof text === 'string' && WORDS.has(fields.get('type') ?? fields.get('content_type'))
      ? text
      : '';
  });
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

/**
 * A message with the files that were attached to it: those whose text the export holds in a fence, as files in a message
 * stand here as well, the others by name. Files alone are no message.
 */
export function withAttached(text: string, files: readonly unknown[]): string {
  if (text.trim() === '') return '';
  return [text.trimEnd(), ...files.flatMap((file) => attached(file) ?? [])].join('\n\n');
}

function attached(value: unknown): string | null {
  const file = fieldsIn(value);
  const inner = fieldsIn(file.get('file'));
  const given = nameIn(file.get('file_name')) ?? nameIn(file.get('name')) ?? nameIn(inner.get('filename'));
  const name = (given ?? '').replaceAll(/[`\s]+/g, ' ').trim();
  if (name === '') return null;
  const held = file.get('extracted_content') ?? fieldsIn(inner.get('data')).get('content');
  return typeof held === 'string' && held.trim() !== '' ? fenced(name, held) : `[${name}]`;
}

/** The fence is longer than any in the text: nothing in it can close it. */
function fenced(name: string, text: string): string {
  let longest = 2;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text ${name}\n${text.replaceAll('\r\n', '\n').replace(/\n$/, '')}\n${fence}`;
}
