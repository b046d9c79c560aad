const DIGITS = '0123456789abcdef';

/** Bytes as lower-case hex without spaces: `000000000728`. */
export function toHex(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += DIGITS.charAt(byte >> 4) + DIGITS.charAt(byte & 15);
  return out;
}

/**
 * Hex text as bytes. Upper case, white space between digits and a leading `0x` are accepted.
 * The error names the first character that does not fit by its index in the text.
 */
export function fromHex(
  text: string,
): { bytes: Uint8Array } | { error: { code: 'bad-hex'; offset: number; message: string } } {
  const bytes: number[] = [];
  let high = -1;
  const from = text.startsWith('0x') || text.startsWith('0X') ? 2 : 0;
  for (let i = from; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t') continue;
    const digit = DIGITS.indexOf(char.toLowerCase());
    if (digit < 0) {
      return bad(i, `"${char}" at position ${i} is no hex digit. Use 0 to 9 and a to f only.`);
    }
    if (high < 0) high = digit;
    else {
      bytes.push(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) {
    return bad(
      text.length,
      'The last byte has one hex digit. Every byte needs two: add or remove one.',
    );
  }
  return { bytes: Uint8Array.from(bytes) };
}

function bad(
  offset: number,
  message: string,
): { error: { code: 'bad-hex'; offset: number; message: string } } {
  return { error: { code: 'bad-hex', offset, message } };
}
