import { pythonText } from './python.ts';
import { giveUp, type Rules, type Walk } from './walk.ts';

/**
 * fastavro, which confluent-kafka's AvroDeserializer reads with (semantics.md C1; `_read.pyx`
 * 1.12.2). It trusts its input: numbers may be of any length and wrap at 64 bits, and a negative
 * index counts from the end of the list, as in all of Python.
 */
export const fastavroRules: Rules = {
  long: readLong,
  int: readLong,
  boolean(walk) {
    const byte = walk.bytes[walk.pos];
    if (byte === undefined) giveUp(walk, 'EOFError', 'cannot read boolean from <_io.BytesIO>');
    else walk.pos++;
    return byte !== 0;
  },
  take(walk, size, kind) {
    const start = walk.pos;
    const left = BigInt(walk.bytes.length - start);
    if (size >= 0n && size <= left) walk.pos += Number(size);
    else if (kind === 'float' || kind === 'double') {
      giveUp(walk, 'EOFError', `cannot read ${kind} from <_io.BytesIO>`);
      // A negative size reads all that is left, which is then not the size that was asked for.
    } else giveUp(walk, 'EOFError', `Expected ${size} bytes, read ${left}`);
    return walk.bytes.slice(start, walk.pos);
  },
  text: pythonText,
  pick(walk, index, count) {
    const at = index < 0n ? index + BigInt(count) : index;
    if (at < 0n || at >= BigInt(count)) giveUp(walk, 'IndexError', 'list index out of range');
    return Number(at);
  },
  block(walk) {
    const count = readLong(walk);
    if (count >= 0n) return count;
    readLong(walk);
    return BigInt.asIntN(64, -count);
  },
};

/** Groups are shifted modulo 64, as the processor does it; only the first byte is checked for the end. */
function readLong(walk: Walk): bigint {
  let raw = 0n;
  for (let i = 0; ; i++) {
    const byte = walk.bytes[walk.pos];
    if (byte === undefined) {
      if (i === 0) giveUp(walk, 'EOFError', '');
      else giveUp(walk, 'IndexError', 'string index out of range');
      return 0n;
    }
    walk.pos++;
    raw = BigInt.asUintN(64, raw | (BigInt(byte & 0x7f) << BigInt((7 * i) % 64)));
    if (byte < 0x80) return BigInt.asIntN(64, (raw >> 1n) ^ -(raw & 1n));
  }
}
