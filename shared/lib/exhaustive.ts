/** Placed in the default branch of a switch, it makes a forgotten case a type error and, at run time, a loud one. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
