/**
 * Seeded random streams. Every system forks a stream of its own by label, so changing the
 * settings of one system never changes what another one draws. Integer operations only, so
 * that a link is the same run in every browser (architecture, kernel).
 *
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, 32-bit results.
 */
export interface RandomStream {
  a: number;
  b: number;
  c: number;
  counter: number;
}

/** A stream that depends on the run's seed (any integer) and the label of the system. */
export function forkStream(seed: number, label: string): RandomStream {
  let h = mix(seed | 0, Math.floor(seed / 2 ** 32) | 0);
  for (let i = 0; i < label.length; i++) h = mix(h, label.charCodeAt(i));
  const stream = { a: mix(h, 1), b: mix(h, 2), c: mix(h, 3), counter: 1 };
  for (let i = 0; i < 12; i++) nextUint32(stream);
  return stream;
}

/** The next draw, an integer 0 .. 2^32-1. Advances the stream. */
export function nextUint32(s: RandomStream): number {
  const t = (((s.a + s.b) | 0) + s.counter) | 0;
  s.counter = (s.counter + 1) | 0;
  s.a = s.b ^ (s.b >>> 9);
  s.b = (s.c + (s.c << 3)) | 0;
  s.c = (s.c << 21) | (s.c >>> 11);
  s.c = (s.c + t) | 0;
  return t >>> 0;
}

/** A fraction 0 <= x < 1 with 32 bits. */
export function nextFraction(s: RandomStream): number {
  return nextUint32(s) / 2 ** 32;
}

/** An integer 0 <= x < n, for n from 1 to 2^32. */
export function nextBelow(s: RandomStream, n: number): number {
  return Math.floor((nextUint32(s) * n) / 2 ** 32);
}

/**
 * An integer between `low` and `high`, both included (ms, bytes, records: whatever they mean).
 */
export function nextBetween(s: RandomStream, low: number, high: number): number {
  return low + nextBelow(s, high - low + 1);
}

/** One step of murmur3's 32-bit mixing: cheap, and every input bit reaches every output bit. */
function mix(h: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let x = h ^ Math.imul(k, 0x1b873593);
  x = (x << 13) | (x >>> 19);
  x = (Math.imul(x, 5) + 0xe6546b64) | 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  return x;
}
