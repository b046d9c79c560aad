import { fail, where, type Cursor } from './cursor.ts';

const TWO_28 = 0x10000000;

/**
 * Reads a zigzag varint of up to 64 bits at the cursor (semantics.md C2): a number while it is a
 * safe integer, else a bigint. Fails with `end-of-data` or `varint-too-long`; the value is then 0.
 * Padded forms (`80 00` for 0) are read, as every real decoder does.
 */
export function readLong(cursor: Cursor, path: string, maxBytes = 10): number | bigint {
  const { bytes } = cursor;
  const start = cursor.pos;
  const first = bytes[start];
  if (first !== undefined && first < 0x80) {
    cursor.pos = start + 1;
    return (first >>> 1) ^ -(first & 1);
  }
  // Three parts of 28 bits each keep every step inside exact integers.
  let low = 0;
  let mid = 0;
  let high = 0;
  for (let i = 0; ; i++) {
    const byte = bytes[start + i];
    if (byte === undefined) {
      fail(cursor, 'end-of-data', bytes.length, path, cutOff(path, start));
      return 0;
    }
    if (i === maxBytes || (i === 9 && byte > 1)) {
      fail(cursor, 'varint-too-long', start, path, tooLong(path, start, maxBytes));
      return 0;
    }
    const group = byte & 0x7f;
    if (i < 4) low |= group << (7 * i);
    else if (i < 8) mid |= group << (7 * (i - 4));
    else high |= group << (7 * (i - 8));
    if (byte < 0x80) {
      cursor.pos = start + i + 1;
      break;
    }
  }
  if (high === 0 && mid < 0x2000000) {
    const raw = mid * TWO_28 + low;
    return raw % 2 === 0 ? raw / 2 : -(raw + 1) / 2;
  }
  const raw = (BigInt(high) << 56n) | (BigInt(mid) << 28n) | BigInt(low);
  return narrow((raw >> 1n) ^ -(raw & 1n));
}

/** A bigint as a number when that is exact. */
export function narrow(value: bigint): number | bigint {
  const safe = BigInt(Number.MAX_SAFE_INTEGER);
  return value >= -safe && value <= safe ? Number(value) : value;
}

/** Appends the zigzag varint of a 64-bit signed value. */
export function varintBytes(value: bigint): number[] {
  let raw = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  const out: number[] = [];
  while (raw > 0x7fn) {
    out.push(Number(raw & 0x7fn) | 0x80);
    raw >>= 7n;
  }
  out.push(Number(raw));
  return out;
}

/** One byte of a varint as a stepper shows it. */
export interface VarintStep {
  offset: number;
  byte: number;
  /** The continuation bit: another byte follows. */
  more: boolean;
  /** The low 7 bits. */
  group: number;
  /** How far the group is shifted before it is added, in bits. */
  shift: number;
  /** The sum so far. */
  accumulated: bigint;
}

/**
 * The steps of the varint in bytes [start, end) (a token of type int or long), and what zigzag
 * makes of the sum: even n is n/2, odd n is -(n+1)/2.
 */
export function varintSteps(
  bytes: Uint8Array,
  start: number,
  end: number,
): { steps: VarintStep[]; raw: bigint; value: bigint } {
  const steps: VarintStep[] = [];
  let raw = 0n;
  for (let offset = start; offset < end; offset++) {
    const byte = bytes[offset] ?? 0;
    const shift = 7 * (offset - start);
    const group = byte & 0x7f;
    raw += BigInt(group) << BigInt(shift);
    steps.push({ offset, byte, more: byte > 0x7f, group, shift, accumulated: raw });
  }
  return { steps, raw, value: (raw >> 1n) ^ -(raw & 1n) };
}

function cutOff(path: string, start: number): string {
  return (
    `${where(path)}the number that starts at byte ${start} does not end: its last byte asks for ` +
    'another one and there is none. The message is cut off, or it was written with another schema.'
  );
}

function tooLong(path: string, start: number, maxBytes: number): string {
  return (
    `${where(path)}the number that starts at byte ${start} does not fit ${maxBytes === 5 ? 32 : 64} bits. ` +
    'These bytes are no number of that type: check the schema and that the header was taken off.'
  );
}
