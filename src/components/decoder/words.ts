import { decodeUtf8, type FieldSpan, type Token } from '../../sim/index.ts';
import { arithmeticOf, type DecoderModel } from './model.ts';

/** A token in one sentence: which bytes, what they are, what comes of them. */
export function sentenceOf(model: DecoderModel, token: Token): string {
  const bytes = byteRange(token.start, token.end);
  const of = token.path === '' ? '' : ` of ${token.path}`;
  const number = arithmeticOf(model, token)?.value ?? 0n;
  switch (token.part) {
    case 'magic':
      return `${bytes}: the magic byte ${hexByte(model.bytes[token.start])}, as the wire format wants it.`;
    case 'schema id':
      return `${bytes}: the schema id, four bytes big-endian: ${model.schemaId ?? ''}.`;
    case 'length':
      return `${bytes}: the length${of}: ${amount(number, 'byte')} ${number === 1n ? 'follows' : 'follow'}.`;
    case 'union index':
      return `${bytes}: the branch${of}: number ${number} of its union, counted from 0.`;
    case 'block count':
      return `${bytes}: a block${of} with ${amount(number, 'item')}; 0 ends it.`;
    case 'block size':
      return `${bytes}: the size of the block${of}: ${amount(number, 'byte')}.`;
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

/** What a field holds, as text: the value of its last token; one without a value is empty or null. */
export function fieldValue(model: DecoderModel, field: FieldSpan): string {
  const token = model.tokens[lastTokenOf(model, field)];
  if (token?.part === 'value') return valueText(model, token);
  return token?.part === 'length' ? '""' : 'null';
}

/** Index of the token that ends a field; -1 for a field that takes no bytes, such as a null. */
export function lastTokenOf(model: DecoderModel, { start, end }: FieldSpan): number {
  return start === end ? -1 : (model.tokenOfByte[end - 1] ?? -1);
}

/** `byte 5`, `bytes 6 to 25`: offsets from the start of the message. `end` is the one after it. */
export function byteRange(start: number, end: number): string {
  if (start === end) return 'no bytes';
  return end - start === 1 ? `byte ${start}` : `bytes ${start} to ${end - 1}`;
}

/** `1 byte`, `2 bytes`. */
export function amount(number: number | bigint, one: string): string {
  return `${number} ${one}${Number(number) === 1 ? '' : 's'}`;
}

/** A byte as two hex digits. */
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
