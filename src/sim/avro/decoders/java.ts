import { decodeUtf8 } from '../utf8.ts';
import { giveUp, type Rules, type Walk } from './walk.ts';

/** The longest array of the Java library, items or bytes. */
const MAX_ARRAY = 2_147_483_639n;

/**
 * Avro for Java, which Spark's `from_avro` runs on (semantics.md C1; `BinaryDecoder`,
 * `SystemLimitException`). A promised length is reserved in memory before it is read: where the
 * heap is smaller than that, the real one dies with OutOfMemoryError instead of the EOFException
 * given here.
 */
export const javaRules: Rules = {
  long: (walk) => varint(walk, 64),
  int: (walk) => varint(walk, 32),
  boolean: (walk) => take(walk, 1n)[0] === 1,
  take(walk, size, kind) {
    if (kind === 'string' || kind === 'bytes') {
      if (size < 0n) negative(walk, size);
      else if (size > MAX_ARRAY) {
        const limit =
          kind === 'string'
            ? `strings longer than ${MAX_ARRAY} bytes`
            : `arrays longer than ${MAX_ARRAY} bytes in Java library`;
        giveUp(walk, 'java.lang.UnsupportedOperationException', `Cannot read ${limit}`);
      }
    }
    return take(walk, size);
  },
  /** Bytes are kept as they are; what is no UTF-8 shows as U+FFFD. */
  text(_walk, bytes) {
    let out = '';
    for (let from = 0; from < bytes.length;) {
      const read = decodeUtf8(bytes, from, bytes.length);
      if (typeof read === 'string') return out + read;
      out += `${String(decodeUtf8(bytes, from, read.start))}\ufffd`;
      // A surrogate's three bytes count as one mistake in Java.
      const surrogate =
        bytes[read.start] === 0xed && ((bytes[read.start + 1] ?? 0) & 0xe0) === 0xa0;
      from = surrogate ? Math.min(read.start + 3, bytes.length) : read.end;
    }
    return out;
  },
  pick(walk, index, count) {
    if (index < 0n || index >= BigInt(count)) {
      const text = `Index ${index} out of bounds for length ${count}`;
      giveUp(walk, 'java.lang.ArrayIndexOutOfBoundsException', text);
    }
    return Number(index);
  },
  block(walk, { existing, first }) {
    let count = varint(walk, 64);
    if (count < 0n) {
      varint(walk, 64);
      count = BigInt.asIntN(64, -count);
    }
    if (count + existing > MAX_ARRAY) {
      const text = `Cannot read collections larger than ${MAX_ARRAY} items in Java library`;
      giveUp(walk, 'java.lang.UnsupportedOperationException', text);
    }
    // Only -2^63 is still negative here. As a first block its low 32 bits count, which are 0.
    if (count < 0n && !first) negative(walk, count);
    return count < 0n ? 0n : count;
  },
};

function negative(walk: Walk, length: bigint): void {
  const text = `Malformed data. Length is negative: ${length}`;
  giveUp(walk, 'org.apache.avro.AvroRuntimeException', text);
}

function take(walk: Walk, size: bigint): Uint8Array {
  const start = walk.pos;
  if (size > BigInt(walk.bytes.length - start)) giveUp(walk, 'java.io.EOFException', '');
  else if (walk.failure === null) walk.pos += Number(size);
  return walk.bytes.slice(start, walk.pos);
}

/** Up to 5 bytes for 32 bits and 10 for 64; bits beyond the width are lost without a word. */
function varint(walk: Walk, width: 32 | 64): bigint {
  const most = width === 32 ? 5 : 10;
  let raw = 0n;
  for (let i = 0; i < most; i++) {
    const byte = walk.bytes[walk.pos + i];
    if (byte === undefined) {
      giveUp(walk, 'java.io.EOFException', '');
      return 0n;
    }
    raw |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) {
      walk.pos += i + 1;
      raw = BigInt.asUintN(width, raw);
      return (raw >> 1n) ^ -(raw & 1n);
    }
  }
  const text = `Invalid ${width === 32 ? 'int' : 'long'} encoding`;
  giveUp(walk, 'org.apache.avro.InvalidNumberEncodingException', text);
  return 0n;
}
