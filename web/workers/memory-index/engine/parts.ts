/** A snapshot: bytes by name. What `snapshot` gives are views of live arrays, good until the next change. */
export type Parts = ReadonlyMap<string, Uint8Array>;

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

export function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

export function parted(name: string, arrays: Readonly<Record<string, Numbers>>): Parts {
  return new Map(Object.entries(arrays).map(([key, array]) => [`${name}.${key}`, bytesOf(array)]));
}

/** The bytes of one name, to keep; copied only where they share their buffer with others. Throws where they are missing. */
export function bufferOf(parts: Parts, name: string): ArrayBuffer {
  const bytes = parts.get(name);
  if (!bytes) throw new Error(`The snapshot has no part "${name}".`);
  const { buffer, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return buffer;
  return new Uint8Array(bytes).buffer;
}

/** As JSON, which keeps every string as it is, halves of surrogate pairs included. */
export function joined(strings: readonly string[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(strings));
}

export function split(buffer: ArrayBuffer): string[] {
  return JSON.parse(new TextDecoder().decode(buffer)) as string[];
}
