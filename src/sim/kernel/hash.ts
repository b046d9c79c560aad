/** Two running 32-bit hashes; together 64 bits. */
interface Lanes {
  a: number;
  b: number;
}

/**
 * A hash of plain data, 16 hex digits: objects by their sorted names, Maps and arrays in their
 * order, numbers by their bits. A growable column counts up to its length only, so that its spare
 * room does not matter. Integer operations only, and typed arrays as little-endian words, which
 * every browser's machine has.
 */
export function hashOf(value: unknown): string {
  const lanes = { a: 0x2545f491, b: 0x9e3779b9 | 0 };
  mixValue(lanes, value);
  return hex(lanes.a) + hex(lanes.b);
}

function mixValue(lanes: Lanes, value: unknown): void {
  if (typeof value === 'number') mixWords(lanes, Float64Array.of(value));
  else if (typeof value === 'string') mixText(lanes, value);
  else if (value === null || value === undefined) mix(lanes, 1);
  else if (typeof value === 'boolean') mix(lanes, value ? 3 : 2);
  else if (typeof value === 'bigint') mixText(lanes, value.toString());
  else if (Array.isArray(value)) {
    mix(lanes, value.length);
    for (const inner of value) mixValue(lanes, inner);
  } else if (value instanceof Map || value instanceof Set) {
    mix(lanes, value.size);
    for (const inner of value) mixValue(lanes, inner);
  } else if (ArrayBuffer.isView(value)) mixWords(lanes, value);
  else mixObject(lanes, value as Record<string, unknown>);
}

function mixObject(lanes: Lanes, value: Record<string, unknown>): void {
  const used = typeof value.length === 'number' ? value.length : Infinity;
  for (const name of Object.keys(value).sort()) {
    mixText(lanes, name);
    const inner = value[name];
    // Columns of a table with a length of its own may have spare room behind it.
    if (inner instanceof Float64Array || inner instanceof Int32Array) {
      mixWords(lanes, inner.length > used ? inner.subarray(0, used) : inner);
    } else mixValue(lanes, inner);
  }
}

function mixText(lanes: Lanes, text: string): void {
  mix(lanes, text.length);
  for (let i = 0; i < text.length; i++) mix(lanes, text.charCodeAt(i));
}

/** Words of four bytes, and the bytes that are left over one by one. */
function mixWords(lanes: Lanes, view: ArrayBufferView): void {
  const { buffer, byteOffset, byteLength } = view;
  const words = byteOffset % 4 === 0 ? byteLength >>> 2 : 0;
  mix(lanes, byteLength);
  let { a, b } = lanes;
  if (words > 0) {
    const array = new Int32Array(buffer, byteOffset, words);
    for (let i = 0; i < words; i++) {
      const word = array[i] ?? 0;
      a = Math.imul(a ^ word, 0x85ebca6b);
      a ^= a >>> 13;
      b = Math.imul(b ^ (word + i), 0xc2b2ae35);
      b ^= b >>> 16;
    }
  }
  lanes.a = a;
  lanes.b = b;
  const rest = new Uint8Array(buffer, byteOffset + words * 4, byteLength - words * 4);
  for (const byte of rest) mix(lanes, byte);
}

function mix(lanes: Lanes, word: number): void {
  lanes.a = Math.imul(lanes.a ^ word, 0x85ebca6b);
  lanes.a ^= lanes.a >>> 13;
  lanes.b = Math.imul(lanes.b ^ word, 0xc2b2ae35);
  lanes.b ^= lanes.b >>> 16;
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}
