/** One server-sent event. `data` is text of any shape; `id` and `event` are single words. */
export interface SseEvent {
  id?: string | number;
  event?: string;
  data: string;
}

const LINE_BREAK = /\r\n|\r|\n/;

/** An id or a name with a line break in it would start a field of its own; a NUL makes readers drop the id. */
function singleLine(field: 'id' | 'event', value: string): string {
  if (/[\r\n\0]/.test(value)) throw new TypeError(`The ${field} of a server-sent event must be one line.`);
  return `${field}: ${value}\n`;
}

/** The event as it travels. Line breaks of any kind inside `data` arrive as "\n" at the other side. */
export function encodeEvent({ id, event, data }: SseEvent): string {
  const head =
    (id === undefined ? '' : singleLine('id', String(id))) +
    (event === undefined ? '' : singleLine('event', event));
  const lines = data.split(LINE_BREAK).map((line) => `data: ${line}\n`);
  return `${head}${lines.join('')}\n`;
}

/** A line that readers skip: it keeps the connection from looking dead. */
export function encodeComment(text: string): string {
  return `${text
    .split(LINE_BREAK)
    .map((line) => `: ${line}\n`)
    .join('')}\n`;
}
