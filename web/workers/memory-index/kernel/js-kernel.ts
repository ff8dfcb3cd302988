import { PAGE_BYTES, type Kernel, type KernelMemory, type KernelWithMemory } from './kernel.ts';

/** The smallest normal f32: below it a quotient has lost digits. */
const SMALLEST_UNIT = 2 ** -126;
const LANES = 4;
const ROWS_A_PEAK = 16;

/** The same arithmetic without WebAssembly, some twenty times slower: for browsers that have no SIMD. */
export function createJsKernel(): KernelWithMemory {
  let buffer = new ArrayBuffer(PAGE_BYTES);
  const memory: KernelMemory = {
    get buffer() {
      return buffer;
    },
    grow: (pages) => {
      const grown = new ArrayBuffer(buffer.byteLength + pages * PAGE_BYTES);
      new Uint8Array(grown).set(new Uint8Array(buffer));
      buffer = grown;
    },
  };
  return { kernel: kernelOver(memory), memory };
}

function kernelOver(memory: KernelMemory): Kernel {
  return {
    scoreRows: (query, queryScale, base, rows, width, scales, out) => {
      const wanted = new Int16Array(memory.buffer, query, width);
      const codes = new Int8Array(memory.buffer, base, rows * width);
      const units = new Float32Array(memory.buffer, scales, rows);
      const scores = new Float32Array(memory.buffer, out, rows);
      const unit = Math.fround(queryScale);
      for (let row = 0; row < rows; row += 1) {
        const scale = Math.fround((units[row] ?? 0) * unit);
        scores[row] = Math.fround(dotInt8(codes, row * width, wanted)) * scale;
      }
    },
    scoreExact: (query, base, rows, width, out) => {
      const wanted = new Float32Array(memory.buffer, query, width);
      const scores = new Float32Array(memory.buffer, out, rows);
      for (let row = 0; row < rows; row += 1) {
        scores[row] = dotExact(new Float32Array(memory.buffer, base + row * width * 4, width), wanted);
      }
    },
    quantize: (vector, width, out) =>
      quantize(new Float32Array(memory.buffer, vector, width), new Int8Array(memory.buffer, out, width)),
    isRoundedTo: (vector, width, codes, unit) => {
      const parts = new Float32Array(memory.buffer, vector, width);
      const rounded = new Int8Array(memory.buffer, codes, width);
      const most = Math.fround(Math.fround(unit) * Math.fround(0.5001));
      const isNear = (part: number, at: number): boolean =>
        Math.abs(Math.fround(part - Math.fround((rounded[at] ?? 0) * Math.fround(unit)))) <= most;
      return parts.every(isNear) ? 1 : 0;
    },
    peaks: (scores, rows, out) => {
      const all = new Float32Array(memory.buffer, scores, rows);
      const highest = new Float32Array(memory.buffer, out, Math.ceil(rows / ROWS_A_PEAK)).fill(-Infinity);
      for (let row = 0; row < rows; row += 1)
        highest[row >> 4] = Math.max(highest[row >> 4] as number, all[row] as number);
    },
    spread: (from, width, out) =>
      new Int16Array(memory.buffer, out, width).set(new Int8Array(memory.buffer, from, width)),
  };
}

function dotInt8(codes: Int8Array, from: number, query: Int16Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0, code = from; at < query.length; at += LANES, code += LANES) {
    a += (codes[code] ?? 0) * (query[at] ?? 0);
    b += (codes[code + 1] ?? 0) * (query[at + 1] ?? 0);
    c += (codes[code + 2] ?? 0) * (query[at + 2] ?? 0);
    d += (codes[code + 3] ?? 0) * (query[at + 3] ?? 0);
  }
  return a + b + c + d;
}

/** Eight sums side by side, added up in the order of scan.as, since floating-point sums depend on it. */
function dotExact(row: Float32Array, query: Float32Array): number {
  const sums = new Float32Array(2 * LANES);
  for (let from = 0; from < row.length; from += sums.length) {
    for (let lane = 0; lane < sums.length; lane += 1) {
      const product = Math.fround((row[from + lane] ?? 0) * (query[from + lane] ?? 0));
      sums[lane] = (sums[lane] ?? 0) + product;
    }
  }
  const [a = 0, b = 0, c = 0, d = 0] = Array.from({ length: LANES }, (_, lane) =>
    Math.fround((sums[lane] ?? 0) + (sums[lane + LANES] ?? 0)),
  );
  return Math.fround(Math.fround(a + b) + Math.fround(c + d));
}

function quantize(vector: Float32Array, out: Int8Array): number {
  let largest = 0;
  for (const part of vector) largest = Math.max(largest, Math.abs(part));
  const unit = Math.fround(largest / 127);
  if (!Number.isFinite(unit)) return unit;
  if (unit < SMALLEST_UNIT) {
    out.fill(0);
    return 0;
  }
  for (const [at, part] of vector.entries()) out[at] = roundToEven(Math.fround(part / unit));
  return unit;
}

/** As wasm rounds: halves to the even neighbour. */
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
