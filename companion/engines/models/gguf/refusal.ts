/** Ends the reading of a head with the reason why the file cannot be used. `readGguf` turns it into a verdict. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

export function refuse(reason: string): never {
  throw new Refusal(reason);
}
