const M = 0x5bd1e995;

/**
 * Kafka's murmur2 of a key, as a signed 32-bit number: seed 0x9747b28c, little-endian words
 * (semantics.md B1; `Utils.murmur2` in kafka-clients).
 */
export function murmur2(data: Uint8Array): number {
  const length = data.length;
  const words = length >>> 2;
  let h = 0x9747b28c ^ length;
  for (let i = 0; i < words; i++) {
    const at = i * 4;
    let k = byte(data, at) | (byte(data, at + 1) << 8) | (byte(data, at + 2) << 16);
    k = Math.imul(k | (byte(data, at + 3) << 24), M);
    k = Math.imul(k ^ (k >>> 24), M);
    h = Math.imul(h, M) ^ k;
  }
  const rest = words * 4;
  const left = length - rest;
  if (left === 3) h ^= byte(data, rest + 2) << 16;
  if (left >= 2) h ^= byte(data, rest + 1) << 8;
  if (left >= 1) h = Math.imul(h ^ byte(data, rest), M);
  h = Math.imul(h ^ (h >>> 13), M);
  return h ^ (h >>> 15);
}

function byte(data: Uint8Array, at: number): number {
  return data[at] ?? 0;
}
