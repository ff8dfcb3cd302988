import { chance } from '../../../shared/testing/chance.ts';
import type { NumberFormat } from './number-format.ts';
import type { Script } from './script.ts';
import type { Shape } from './shape.ts';

/** Fills one row of a tensor. */
type Fill = (row: Float32Array, index: number) => void;

export interface Tensor {
  readonly name: string;
  /** Columns first. */
  readonly dims: readonly number[];
  readonly format: NumberFormat;
  readonly fill: Fill;
}

const CONVOLUTION = 3;
const ones: Fill = (row) => row.fill(1);
const nothing: Fill = (row) => row.fill(0);

/** Numbers around 0, most of them within `spread`. */
function around(random: () => number): (spread: number) => Fill {
  return (spread) => (row) => {
    for (let i = 0; i < row.length; i++) row[i] = (random() + random() + random() - 1.5) * 2 * spread;
  };
}

interface Making {
  readonly shape: Shape;
  readonly format: NumberFormat;
  readonly weights: (spread: number) => Fill;
}

const matrix = (name: string, columns: number, rows: number, format: NumberFormat, fill: Fill): Tensor => ({
  name: `${name}.weight`,
  dims: [columns, rows],
  format,
  fill,
});
const gains = (name: string, size: number): Tensor => ({
  name: `${name}.weight`,
  dims: [size],
  format: 'f32',
  fill: ones,
});

function attention({ shape, format, weights }: Making, layer: string): Tensor[] {
  const { width, heads, keyHeads } = shape;
  const [head, fill] = [width / heads, weights(1 / Math.sqrt(width))];
  const tensors = [
    matrix(`${layer}.attn_q`, width, width, format, fill),
    matrix(`${layer}.attn_k`, width, head * keyHeads, format, fill),
    matrix(`${layer}.attn_v`, width, head * keyHeads, format, fill),
    matrix(`${layer}.attn_output`, width, width, format, fill),
  ];
  if (shape.architecture === 'llama') return tensors;
  return [...tensors, gains(`${layer}.attn_q_norm`, head), gains(`${layer}.attn_k_norm`, head)];
}

function convolution({ shape: { width }, format, weights }: Making, layer: string): Tensor[] {
  const fill = weights(1 / Math.sqrt(width));
  return [
    {
      name: `${layer}.shortconv.conv.weight`,
      dims: [CONVOLUTION, width],
      format: 'f32',
      fill: weights(0.5),
    },
    matrix(`${layer}.shortconv.in_proj`, width, 3 * width, format, fill),
    matrix(`${layer}.shortconv.out_proj`, width, width, format, fill),
  ];
}

function layersOf(making: Making): Tensor[] {
  const { shape, format, weights } = making;
  const { width, inner } = shape;
  const [wide, narrow] = [weights(1 / Math.sqrt(width)), weights(1 / Math.sqrt(inner))];
  return Array.from({ length: shape.layers }, (_, index) => {
    const layer = `blk.${index}`;
    return [
      gains(`${layer}.attn_norm`, width),
      ...(shape.attends(index) ? attention(making, layer) : convolution(making, layer)),
      gains(`${layer}.ffn_norm`, width),
      matrix(`${layer}.ffn_gate`, width, inner, format, wide),
      matrix(`${layer}.ffn_up`, width, inner, format, wide),
      matrix(`${layer}.ffn_down`, inner, width, format, narrow),
    ];
  }).flat();
}

/** Weights by chance, the same for the same seed: it says words without a meaning. */
export function randomTensors(shape: Shape, tokens: number, format: NumberFormat, seed: number): Tensor[] {
  const weights = around(chance(seed));
  const { width, architecture } = shape;
  const tensors = [
    matrix('token_embd', width, tokens, format, weights(1)),
    ...layersOf({ shape, format, weights }),
    gains(architecture === 'lfm2' ? 'token_embd_norm' : 'output_norm', width),
  ];
  if (shape.isTied) return tensors;
  return [...tensors, matrix('output', width, tokens, format, weights(2 / Math.sqrt(width)))];
}

/**
 * Layers that add nothing to a table where each token is a direction of its own: what follows a token is what its
 * script says, whatever stood before. The shape's width must be the number of tokens.
 */
export function scriptTensors(shape: Shape, script: Script, format: NumberFormat): Tensor[] {
  const { width } = shape;
  return [
    matrix('token_embd', width, width, format, (row, token) => {
      row.fill(0);
      row[token] = 1;
    }),
    ...layersOf({ shape, format, weights: () => nothing }),
    gains('output_norm', width),
    matrix('output', width, width, format, (row, token) => {
      row.fill(0);
      for (const before of script.before(token)) row[before] = 1;
    }),
  ];
}
