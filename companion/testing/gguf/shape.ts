/** How a model is built. The ones here are small enough to be made while a test waits. */
export interface Shape {
  readonly architecture: 'llama' | 'lfm2';
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyHeads: number;
  readonly inner: number;
  readonly context: number;
  /** Made-up words fill the vocabulary up to that many tokens. */
  readonly tokens: number;
  /** The output shares the table of the input. */
  readonly isTied: boolean;
  /** Layers that attend; the others of a hybrid convolve. */
  readonly attends: (layer: number) => boolean;
}

const everywhere = (): boolean => true;

export const SHAPES = {
  tiny: {
    architecture: 'llama',
    width: 64,
    layers: 2,
    heads: 4,
    keyHeads: 2,
    inner: 128,
    context: 2048,
    tokens: 0,
    isTied: false,
    attends: everywhere,
  },
  /** As small, with room for a long conversation. */
  long: {
    architecture: 'llama',
    width: 64,
    layers: 2,
    heads: 4,
    keyHeads: 2,
    inner: 128,
    context: 8192,
    tokens: 0,
    isTied: false,
    attends: everywhere,
  },
  /** About 125 million weights: the work of a token is that of a real small model. */
  bench: {
    architecture: 'llama',
    width: 768,
    layers: 12,
    heads: 12,
    keyHeads: 4,
    inner: 2048,
    context: 8192,
    tokens: 32_000,
    isTied: false,
    attends: everywhere,
  },
  /** Short convolutions with one layer of attention: its memory cannot be cut at any place. */
  hybrid: {
    architecture: 'lfm2',
    width: 64,
    layers: 4,
    heads: 4,
    keyHeads: 2,
    inner: 128,
    context: 4096,
    tokens: 0,
    isTied: true,
    attends: (layer: number) => layer === 2,
  },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof SHAPES;
