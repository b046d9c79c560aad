import { decodeUtf8 } from '../utf8.ts';
import { giveUp, type Rules, type Walk } from './walk.ts';

const BAD = 'avro.errors.InvalidAvroBinaryEncoding';

/** Reads of more than this many bytes are checked against what is left first. */
const UNCHECKED_READ = 1024n * 1024n;

/** Blocks of more items than this are checked against the bytes that are left. */
const UNCHECKED_ITEMS = 1024n;

const MOST_ITEMS = 2_147_483_639n;
const MOST_EMPTY_ITEMS = 10_000_000n;

/** Apache Avro for Python (`avro/io.py` 1.12.2), which Karapace reads with (semantics.md C1). */
export const avroPythonRules: Rules = {
  long: readLong,
  int: readLong,
  boolean: (walk) => read(walk, 1n)[0] === 1,
  take: (walk, size) => read(walk, size),
  text: pythonText,
  pick(walk, index, count, what) {
    if (index < 0n || index >= BigInt(count)) {
      const place =
        what === 'branch'
          ? `branch index ${index} for union with ${count} branches`
          : `enum index ${index} for enum with ${count} symbols`;
      giveUp(walk, 'avro.errors.SchemaResolutionException', `Can't access ${place}`);
    }
    return Number(index);
  },
  block(walk, { existing, minBytes }) {
    let count = readLong(walk);
    if (count < 0n) {
      count = -count;
      readLong(walk);
    }
    if (walk.failure !== null || count === 0n) return 0n;
    const left = BigInt(walk.bytes.length - walk.pos);
    if (minBytes > 0 && count > UNCHECKED_ITEMS && count > left / BigInt(minBytes)) {
      const text = `Collection claims ${count} elements with at least ${minBytes} bytes each, but only ${left} bytes are available.`;
      giveUp(walk, BAD, text);
    }
    const most = minBytes > 0 ? MOST_ITEMS : MOST_EMPTY_ITEMS;
    if (existing + count > most) {
      const text = `Cannot read more than ${most} elements of a collection`;
      giveUp(walk, 'avro.errors.AvroCollectionSizeException', text);
    }
    return count;
  },
};

/** A text as Python decodes it, strictly; the message names the bytes within the text. */
export function pythonText(walk: Walk, bytes: Uint8Array): string {
  const text = decodeUtf8(bytes, 0, bytes.length);
  if (typeof text === 'string') return text;
  const { start, end, reason } = text;
  const first = (bytes[start] ?? 0).toString(16).padStart(2, '0');
  const place =
    end - start === 1
      ? `byte 0x${first} in position ${start}`
      : `bytes in position ${start}-${end - 1}`;
  giveUp(walk, 'UnicodeDecodeError', `'utf-8' codec can't decode ${place}: ${reason}`);
  return '';
}

function read(walk: Walk, size: bigint): Uint8Array {
  const start = walk.pos;
  const left = BigInt(walk.bytes.length - start);
  if (size < 0n) giveUp(walk, BAD, `Requested ${size} bytes to read, expected positive integer.`);
  else if (size > left) {
    const text =
      size > UNCHECKED_READ
        ? `Requested ${size} bytes to read, but only ${left} remain.`
        : `Read ${left} bytes, expected ${size} bytes`;
    giveUp(walk, BAD, text);
  } else walk.pos += Number(size);
  return walk.bytes.slice(start, walk.pos);
}

function readLong(walk: Walk): bigint {
  let raw = 0n;
  for (let shift = 0; ; shift += 7) {
    if (shift >= 70) giveUp(walk, BAD, 'Varint is too long');
    const [byte = 0] = walk.failure === null ? read(walk, 1n) : [];
    if (shift === 63 && (byte & 0x7e) !== 0) giveUp(walk, BAD, 'Varint is too long');
    if (walk.failure !== null) return 0n;
    raw |= BigInt(byte & 0x7f) << BigInt(shift);
    if (byte < 0x80) return (raw >> 1n) ^ -(raw & 1n);
  }
}
