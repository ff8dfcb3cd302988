import { decodeBase64, encodeBase64 } from './base64.ts';

/** A vector as little-endian 32-bit floats in base64, on machines of either order. */
export function writeVector(vector: Float32Array): string {
  const view = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, at) => view.setFloat32(at * 4, value, true));
  return encodeBase64(new Uint8Array(view.buffer));
}

/**
 * The vector again; null where it is none of that dimension, or points nowhere: nothing is near a vector of zeros,
 * and everything is equally far from one that is not a number.
 */
export function readVector(data: unknown, dimension: number): Float32Array | null {
  const bytes = typeof data === 'string' && data.length <= dimension * 8 ? decodeBase64(data) : null;
  if (bytes?.length !== dimension * 4) return null;
  const view = new DataView(bytes.buffer);
  const vector = Float32Array.from({ length: dimension }, (_, at) => view.getFloat32(at * 4, true));
  const length = vector.reduce((sum, value) => sum + value * value, 0);
  return Number.isFinite(length) && length > 0 ? vector : null;
}
