/** Written between the first two characters of a marker: nobody sees it, and the marker is none any more. */
const INVISIBLE = '\u200B';

/**
 * Every marker that a template of today ends a turn or begins a role with. Those of one family begin alike, so that the
 * ones to come are mostly met too.
 */
const MARKERS =
  /<(?=[|｜]|\/?(?:s|bos|eos|pad|unk|mask|think|tool_call|tool_response)>|(?:start|end)_of_(?:turn|image)>|unused\d)|\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|IMG)\])/gi;

/**
 * Text in which nothing ends a turn. Most servers put the texts into the template and read the whole as one, so that an
 * `<|im_end|>` in a memory would be obeyed; this way it stays text.
 */
export function withoutMarkers(text: string): string {
  return text.replace(MARKERS, (start) => start + INVISIBLE);
}
