/**
 * UTF-8 of our own: TextEncoder and TextDecoder belong to the host, and the decoder must say at
 * which byte a text is broken.
 */

/**
 * The UTF-8 bytes of a text. A lone surrogate has no UTF-8 form: it becomes U+FFFD, and `badAt`
 * is the index of the first one (-1 when there is none).
 */
export function encodeUtf8(text: string): { bytes: Uint8Array; badAt: number } {
  const out = new Uint8Array(text.length * 3);
  let badAt = -1;
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = code < 0xdc00 && i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
      if (next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        i++;
      } else {
        if (badAt < 0) badAt = i;
        code = 0xfffd;
      }
    }
    if (code < 0x80) out[n++] = code;
    else if (code < 0x800) {
      out[n++] = 0xc0 | (code >> 6);
      out[n++] = 0x80 | (code & 0x3f);
    } else {
      if (code < 0x10000) out[n++] = 0xe0 | (code >> 12);
      else {
        out[n++] = 0xf0 | (code >> 18);
        out[n++] = 0x80 | ((code >> 12) & 0x3f);
      }
      out[n++] = 0x80 | ((code >> 6) & 0x3f);
      out[n++] = 0x80 | (code & 0x3f);
    }
  }
  return { bytes: out.subarray(0, n), badAt };
}

/** How one broken sequence ends: [start, end) are the bytes to blame, as Python names them. */
interface BadUtf8 {
  start: number;
  end: number;
  reason: 'invalid start byte' | 'invalid continuation byte' | 'unexpected end of data';
}

/** Bytes after the first of a sequence, and the allowed range of the second (Unicode, table 3-7). */
function shape(lead: number): { extra: number; low: number; high: number } | null {
  if (lead >= 0xc2 && lead <= 0xdf) return { extra: 1, low: 0x80, high: 0xbf };
  if (lead >= 0xe0 && lead <= 0xef) {
    return { extra: 2, low: lead === 0xe0 ? 0xa0 : 0x80, high: lead === 0xed ? 0x9f : 0xbf };
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    return { extra: 3, low: lead === 0xf0 ? 0x90 : 0x80, high: lead === 0xf4 ? 0x8f : 0xbf };
  }
  return null;
}

/** The text in bytes [start, end), or what is wrong with the first broken sequence in it. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | BadUtf8 {
  let text = '';
  let i = start;
  while (i < end) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      i++;
      continue;
    }
    const form = shape(lead);
    if (form === null) return { start: i, end: i + 1, reason: 'invalid start byte' };
    let code = lead & (0x3f >> form.extra);
    for (let k = 1; k <= form.extra; k++) {
      if (i + k >= end) return { start: i, end: i + k, reason: 'unexpected end of data' };
      const byte = bytes[i + k] ?? 0;
      const low = k === 1 ? form.low : 0x80;
      const high = k === 1 ? form.high : 0xbf;
      if (byte < low || byte > high) {
        return { start: i, end: i + k, reason: 'invalid continuation byte' };
      }
      code = (code << 6) | (byte & 0x3f);
    }
    text += String.fromCodePoint(code);
    i += form.extra + 1;
  }
  return text;
}
