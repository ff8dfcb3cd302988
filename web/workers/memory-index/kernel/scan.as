// AssemblyScript: compiled by scripts/build/kernels.mjs. It owns no memory: addresses come from int8-scan.ts.
// Measured: relaxed SIMD gains nothing, four rows that follow each other lose more than half.

/** So many values of 127 * 127 * 256 add up within the i32 of a lane, which takes every fourth. */
const BLOCK: usize = 2048;

@inline function sumI32(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}

@inline function sumF32(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** 256 times the products of 16 values of a row with the query as `spread` has laid it out. */
@inline function products(sum: v128, row: v128, odd: v128, even: v128): v128 {
  return i32x4.add(
    i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.shr_s(row, 8), odd)),
    i32x4.dot_i16x8_s(i16x8.shl(row, 8), even),
  );
}

/**
 * Multiplies each of `rows` int8 rows of `width` values (a multiple of 64) with the query, and scales the sum by the
 * row's and the query's own scale. Four rows at a time, each from its own quarter of them: every part of the query is
 * read once for four, and four streams come out of memory faster than one.
 */
export function scoreRows(
  query: usize, queryScale: f32, base: usize, rows: i32, width: i32, scales: usize, out: usize,
): void {
  const wide = <usize>width;
  const quarter = <usize>rows >> 2;
  let p0 = base, p1 = p0 + quarter * wide, p2 = p1 + quarter * wide, p3 = p2 + quarter * wide;
  const second = quarter << 2, third = quarter << 3, fourth = second + third;
  const end = query + (wide << 1);
  for (let i: usize = 0; i < quarter; i++) {
    let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (let from = query; from < end; from += BLOCK << 1) {
      const to = min(end, from + (BLOCK << 1));
      let a = i32x4.splat(0), b = a, c = a, d = a;
      for (let q = from; q < to; q += 128) {
        let odd = v128.load(q), even = v128.load(q, 16);
        a = products(a, v128.load(p0), odd, even);
        b = products(b, v128.load(p1), odd, even);
        c = products(c, v128.load(p2), odd, even);
        d = products(d, v128.load(p3), odd, even);
        odd = v128.load(q, 32), even = v128.load(q, 48);
        a = products(a, v128.load(p0, 16), odd, even);
        b = products(b, v128.load(p1, 16), odd, even);
        c = products(c, v128.load(p2, 16), odd, even);
        d = products(d, v128.load(p3, 16), odd, even);
        odd = v128.load(q, 64), even = v128.load(q, 80);
        a = products(a, v128.load(p0, 32), odd, even);
        b = products(b, v128.load(p1, 32), odd, even);
        c = products(c, v128.load(p2, 32), odd, even);
        d = products(d, v128.load(p3, 32), odd, even);
        odd = v128.load(q, 96), even = v128.load(q, 112);
        a = products(a, v128.load(p0, 48), odd, even);
        b = products(b, v128.load(p1, 48), odd, even);
        c = products(c, v128.load(p2, 48), odd, even);
        d = products(d, v128.load(p3, 48), odd, even);
        p0 += 64, p1 += 64, p2 += 64, p3 += 64;
      }
      s0 += sumI32(i32x4.shr_s(a, 8)), s1 += sumI32(i32x4.shr_s(b, 8));
      s2 += sumI32(i32x4.shr_s(c, 8)), s3 += sumI32(i32x4.shr_s(d, 8));
    }
    const at = i << 2;
    store<f32>(out + at, <f32>s0 * (load<f32>(scales + at) * queryScale));
    store<f32>(out + at + second, <f32>s1 * (load<f32>(scales + at + second) * queryScale));
    store<f32>(out + at + third, <f32>s2 * (load<f32>(scales + at + third) * queryScale));
    store<f32>(out + at + fourth, <f32>s3 * (load<f32>(scales + at + fourth) * queryScale));
  }
  for (let i = quarter << 2; i < <usize>rows; i++) {
    const at = i << 2;
    store<f32>(out + at, <f32>dot(query, end, p3) * (load<f32>(scales + at) * queryScale));
    p3 += wide;
  }
}

function dot(query: usize, end: usize, row: usize): i32 {
  let sum = 0;
  for (let q = query; q < end; q += 32) {
    sum += sumI32(i32x4.shr_s(products(i32x4.splat(0), v128.load(row), v128.load(q), v128.load(q, 16)), 8));
    row += 16;
  }
  return sum;
}

/** The highest of each 16 scores, those missing to the last 16 left out. */
export function peaks(scores: usize, rows: i32, out: usize): void {
  const whole = rows & ~15;
  for (let i = 0; i < whole; i += 16) {
    const at = scores + (<usize>i << 2);
    const low = f32x4.max(v128.load(at), v128.load(at, 16));
    const high = f32x4.max(v128.load(at, 32), v128.load(at, 48));
    const four = f32x4.max(low, high);
    const two = f32x4.max(four, i8x16.shuffle(four, four, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15));
    store<f32>(out + (<usize>i >> 2), max(f32x4.extract_lane(two, 0), f32x4.extract_lane(two, 1)));
  }
  if (whole == rows) return;
  let highest = -Infinity as f32;
  for (let i = whole; i < rows; i++) highest = max(highest, load<f32>(scores + (<usize>i << 2)));
  store<f32>(out + (<usize>whole >> 2), highest);
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

/**
 * Lays the int8 query out for `scoreRows`, which reads two values of a row as one number of 16 bits and shifts one of
 * them out of it: for each 16 values the odd ones, times 256, and then the even ones.
 */
export function spread(from: usize, width: i32, out: usize): void {
  for (let i = 0; i < width; i += 16) {
    for (let k = 0; k < 8; k++) {
      const at = from + <usize>(i + 2 * k);
      const to = out + (<usize>(i + k) << 1);
      store<i16>(to, <i16>load<i8>(at, 1) << 8);
      store<i16>(to, <i16>load<i8>(at), 16);
    }
  }
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
