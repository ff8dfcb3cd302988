/** Something went wrong that may go right the next time; what has arrived is kept. */
export class Setback extends Error {
  override readonly name = 'Setback';
  /** How long the server asks to be left alone. */
  readonly waitMs: number;

  constructor(message: string, waitMs = 0, options?: ErrorOptions) {
    super(message, options);
    this.waitMs = waitMs;
  }
}
