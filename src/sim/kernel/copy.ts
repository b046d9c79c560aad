/**
 * Deep copy of plain data: objects, arrays, Maps, Sets, typed arrays, numbers, strings, booleans,
 * bigint, null. This is what a checkpoint is: engine state holds nothing else, so a copy is
 * complete. (structuredClone belongs to the host, and the engine knows no host.)
 */
export function copy<T>(value: T): T {
  return copyAny(value) as T;
}

function copyAny(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyAny);
  if (value instanceof Map) {
    return new Map([...value].map(([k, v]): [unknown, unknown] => [copyAny(k), copyAny(v)]));
  }
  if (value instanceof Set) return new Set([...value].map(copyAny));
  if (isTypedArray(value)) return value.slice();
  const out: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) out[key] = copyAny(inner);
  return out;
}

type TypedArray =
  Uint8Array | Int8Array | Uint16Array | Int32Array | Uint32Array | Float64Array | Float32Array;

function isTypedArray(value: object): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
