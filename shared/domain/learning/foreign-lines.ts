/** Words after which a colon introduces what the person says themselves. */
const OWN_COLON =
  '(?:(?:just )?(?:so you know|to let you know)|by the way|btw|fyi|ps|for the record|(?:please )?(?:note|remember)|update|correction|also|about me|context|for context)';
const LOG_LEVEL = '(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|NOTICE)';
const CODE_WORD =
  '(?:import|from|const|let|var|def|class|function|fn|func|public|private|return|export|if|for|while|select|insert|update|create|run|copy)';

/** Lines that nobody writes about themselves: quoted, code, logs, configurations, transcripts, tables. */
const FOREIGN: readonly RegExp[] = [
  /^\s*>/,
  /^(?: {4,}|\t+)\S/,
  /^\s*(?:[$#%❯➜]|#{1,6}|>>>|\.\.\.)\s/u,
  /^\s*(?:[+-]{2,}|@@)/,
  /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/,
  /^\s*\[?\d{1,2}[:.]\d\d[:.]\d\d/,
  /^\s*\[[^\]]*\d[^\]]*\]/,
  new RegExp(String.raw`^\s*\[?${LOG_LEVEL}\b`),
  /^\s*at\s+\S.*:\d+/,
  /^\s*(?:Traceback|File "|Caused by)/,
  /^\s*[\w.]*(?:Error|Exception)\b/,
  /[{};]\s*$|^\s*[{}()[\]]/,
  new RegExp(String.raw`^\s*${CODE_WORD}\b.*[({;=*]`, 'i'),
  /^\s*[\w.-]+\s*(?:[+-]?=|=>|:=)/,
  /^\s*<\/?[a-z!?]/i,
  /^\s*\|.*\|/,
  new RegExp(
    String.raw`^\s*(?:[-*]\s+)?(?!${OWN_COLON}:)[\p{L}\p{N}_"'.@()/-]+(?: [\p{L}\p{N}_"'.@()/-]+){0,3}:(?:\s|$)`,
    'iu',
  ),
];

export function isForeignLine(line: string): boolean {
  return FOREIGN.some((pattern) => pattern.test(line));
}
