import { decodeUtf8, type FieldSpan, type Token } from '../../sim/index.ts';
import { arithmeticOf, type DecoderModel } from './model.ts';

/** A token in one sentence: which bytes, what they are, what comes of them. */
export function sentenceOf(model: DecoderModel, token: Token): string {
  const bytes = byteRange(token.start, token.end);
  const of = token.path === '' ? '' : ` of ${token.path}`;
  const arithmetic = arithmeticOf(model, token);
  switch (token.part) {
    case 'magic':
      return `${bytes}: the magic byte ${hexByte(model.bytes[token.start])}, as the wire format wants it.`;
    case 'schema id':
      return `${bytes}: the schema id, four bytes big-endian: ${model.schemaId ?? ''}.`;
    case 'length':
      return `${bytes}: the length${of}: ${arithmetic?.value ?? ''} bytes follow.`;
    case 'union index':
      return `${bytes}: the branch${of}: number ${arithmetic?.value ?? ''} of its union, counted from 0.`;
    case 'block count':
      return `${bytes}: a block${of} with ${arithmetic?.value ?? ''} items; 0 ends it.`;
    case 'block size':
      return `${bytes}: the size${of}'s block: ${arithmetic?.value ?? ''} bytes.`;
    case 'trailing':
      return `${bytes}: left over. The record is complete, and no decoder here looks at them.`;
    case 'value':
      return `${bytes}: the value${of}: ${valueText(model, token)}.`;
  }
}

/** The value that a token's bytes hold, as text. */
export function valueText(model: DecoderModel, token: Token): string {
  const slice = model.bytes.subarray(token.start, token.end);
  const arithmetic = arithmeticOf(model, token);
  if (arithmetic) return String(arithmetic.value);
  if (token.type === 'string') {
    const text = decodeUtf8(slice, 0, slice.length);
    return typeof text === 'string' ? JSON.stringify(text) : 'bytes that are no text';
  }
  if (token.type === 'boolean') return slice[0] === 1 ? 'true' : 'false';
  const view = new DataView(slice.buffer, slice.byteOffset, slice.byteLength);
  if (token.type === 'double' && slice.length === 8) return String(view.getFloat64(0, true));
  if (token.type === 'float' && slice.length === 4) return String(view.getFloat32(0, true));
  return [...slice].map(hexByte).join(' ');
}

/** `byte 5`, `bytes 6 to 25`: offsets from the start of the message. */
export function byteRange(start: number, end: number): string {
  return end - start === 1 ? `byte ${start}` : `bytes ${start} to ${end - 1}`;
}

export function hexByte(byte: number | undefined): string {
  return (byte ?? 0).toString(16).padStart(2, '0');
}

/** The printable character of a byte, or a dot. */
export function asciiOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}

/** The last part of a field's path: what stands in the tree. */
export function fieldName(field: FieldSpan): string {
  return field.path === '' ? 'the record' : field.path.replace(/^.*\./, '');
}
