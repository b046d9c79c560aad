import { fromHex } from '../../sim/index.ts';
import { count } from '../chart/index.ts';

/** More than this is not put on screen: a Kafka message is 1 MB at most, and 64 kB stays smooth. */
export const MAX_BYTES = 65_536;

/** What a reader pasted: bytes, or the reason why it is none, in words for the reader. */
type Pasted = { bytes: Uint8Array; as: 'hex' | 'base64' } | { error: string };

/**
 * Reads pasted text as hex (with or without spaces, `0x`, commas, colons) or else as base64.
 * Never throws.
 */
export function readPasted(text: string): Pasted {
  const bare = text.trim();
  if (bare === '') return { error: 'There is nothing to read: paste hex or base64.' };
  const hex = bare.replace(/0x|\\x/gi, '').replace(/[\s,:;-]+/g, '');
  if (/^[0-9a-f]*$/i.test(hex)) {
    const read = fromHex(hex);
    if ('error' in read) return { error: read.error.message };
    return limited(read.bytes, 'hex');
  }
  const base64 = bare.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    const odd = [...bare].find((char) => !/[A-Za-z0-9+/=_\s-]/.test(char)) ?? '=';
    return { error: `This is neither hex nor base64: the character "${odd}" belongs to neither.` };
  }
  try {
    const binary = atob(base64);
    return limited(
      Uint8Array.from(binary, (char) => char.charCodeAt(0)),
      'base64',
    );
  } catch {
    return { error: 'This reads like base64, but its length is wrong: a piece is missing.' };
  }
}

function limited(bytes: Uint8Array, as: 'hex' | 'base64'): Pasted {
  if (bytes.length === 0) return { error: 'There is nothing to read: paste hex or base64.' };
  if (bytes.length > MAX_BYTES) {
    return {
      error: `This is ${count(bytes.length)} bytes; the figure takes at most ${count(MAX_BYTES)}. Cut it: the header and the first fields are enough to see how it is built.`,
    };
  }
  return { bytes, as };
}

/** The bytes with the one at `offset` changed to `value` (0 to 255); a copy. */
export function withByte(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const out = bytes.slice();
  out[offset] = value;
  return out;
}
