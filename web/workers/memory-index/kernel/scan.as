// AssemblyScript: compiled by scripts/build/kernels.mjs. It owns no memory: addresses come from int8-scan.ts.
// Measured: four rows at a time is 3.7 times slower than one, relaxed SIMD gains nothing.

@inline function sumI32(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}

@inline function sumF32(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/**
 * Multiplies each of `rows` int8 rows of `width` values (a multiple of 32) with the query, widened to i16, and scales
 * the sum by the row's and the query's own scale. 127 * 127 * width stays within i32 up to a width of 133,000.
 */
export function scoreRows(
  query: usize, queryScale: f32, base: usize, rows: i32, width: i32, scales: usize, out: usize,
): void {
  let row = base;
  const end = query + (<usize>width << 1);
  for (let i = 0; i < rows; i++) {
    let a = i32x4.splat(0), b = a, c = a, d = a;
    for (let q = query; q < end; q += 64) {
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load_ext<i8>(row), v128.load(q)));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load_ext<i8>(row, 8), v128.load(q, 16)));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load_ext<i8>(row, 16), v128.load(q, 32)));
      d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load_ext<i8>(row, 24), v128.load(q, 48)));
      row += 32;
    }
    const at = <usize>i << 2;
    const dot = <f32>sumI32(i32x4.add(i32x4.add(a, b), i32x4.add(c, d)));
    store<f32>(out + at, dot * (load<f32>(scales + at) * queryScale));
  }
}

/** The same in f32, for the few rows whose exact vectors were fetched. `width` is a multiple of 8. */
export function scoreExact(query: usize, base: usize, rows: i32, width: i32, out: usize): void {
  let row = base;
  const end = query + (<usize>width << 2);
  for (let i = 0; i < rows; i++) {
    let a = f32x4.splat(0), b = a;
    for (let q = query; q < end; q += 32) {
      a = f32x4.add(a, f32x4.mul(v128.load(row), v128.load(q)));
      b = f32x4.add(b, f32x4.mul(v128.load(row, 16), v128.load(q, 16)));
      row += 32;
    }
    store<f32>(out + (<usize>i << 2), sumF32(f32x4.add(a, b)));
  }
}

/**
 * Rounds a vector to int8 in units of a 127th of its largest part, and gives that unit: 0 where it is too small to be
 * one, NaN or infinite, with nothing written, where a part is.
 */
export function quantize(vector: usize, width: i32, out: usize): f32 {
  let largest: f32 = 0;
  for (let i = 0; i < width; i++) largest = max(largest, abs(load<f32>(vector + (<usize>i << 2))));
  const unit = largest / 127;
  if (!isFinite(unit)) return unit;
  // Denormal numbers have lost the digits that a division would need.
  if (unit < f32.MIN_NORMAL_VALUE) {
    memory.fill(out, 0, width);
    return 0;
  }
  for (let i = 0; i < width; i++) {
    store<i8>(out + <usize>i, <i8>nearest(load<f32>(vector + (<usize>i << 2)) / unit));
  }
  return unit;
}

/** Whether the vector, in that unit, rounds to the codes: 1 or 0. Halves may have gone either way. */
export function isRoundedTo(vector: usize, width: i32, codes: usize, unit: f32): i32 {
  const most = f32x4.splat(unit * <f32>0.5001);
  const units = f32x4.splat(unit);
  let worst = i32x4.splat(0);
  for (let i = 0; i < width; i += 8) {
    const code = v128.load_ext<i8>(codes + <usize>i);
    const at = vector + (<usize>i << 2);
    const low = f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(code)), units);
    const high = f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(code)), units);
    // Not "greater than the most": what is no number must not pass.
    worst = v128.or(worst, v128.not(f32x4.le(f32x4.abs(f32x4.sub(v128.load(at), low)), most)));
    worst = v128.or(worst, v128.not(f32x4.le(f32x4.abs(f32x4.sub(v128.load(at, 16), high)), most)));
  }
  return v128.any_true(worst) ? 0 : 1;
}

/** Widens the int8 query for `scoreRows`. */
export function widen(from: usize, width: i32, out: usize): void {
  for (let i = 0; i < width; i++) store<i16>(out + (<usize>i << 1), <i16>load<i8>(from + <usize>i));
}

/** Reads so many bytes (a multiple of 64) and does nothing else: no scan of them can be faster. For the benchmark. */
export function readAll(base: usize, bytes: i32): f32 {
  let a = f32x4.splat(0), b = a, c = a, d = a;
  const end = base + <usize>bytes;
  for (let at = base; at < end; at += 64) {
    a = f32x4.add(a, v128.load(at));
    b = f32x4.add(b, v128.load(at, 16));
    c = f32x4.add(c, v128.load(at, 32));
    d = f32x4.add(d, v128.load(at, 48));
  }
  return sumF32(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
}
