/** A prompt file as it is, built into the companion. */
declare module '*.md?raw' {
  const text: string;
  export = text;
}
