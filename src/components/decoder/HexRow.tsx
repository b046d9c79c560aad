import { memo, type ReactNode } from 'react';
import type { Token } from '../../sim/index.ts';
import type { DecoderModel } from './model.ts';

/** Bytes in a row. */
export const PER_ROW = 16;

/** Bytes of one row that belong to one field, or to one part of the header. */
interface Stretch {
  name: string;
  /** Place in the row, from 0, and how many bytes. */
  at: number;
  bytes: number;
  /** The cursor has passed all of it. */
  done: boolean;
}

/** The width of a byte, on a phone too, and of a letter, px: only a name that fits is set. */
const WIDE = 25;
const NARROW = 18;
const LETTER = 7.3;

/** The names of a row's fields, each below its bytes: what a bracket alone does not say. */
export const FieldNames = memo(function FieldNames(props: {
  model: DecoderModel;
  row: number;
  read: number;
}): ReactNode {
  return stretchesOf(props.model, props.row, props.read).map(({ name, at, bytes, done }) => (
    <span
      key={at}
      aria-hidden="true"
      className="hex-name"
      data-done={done}
      data-tight={name.length * LETTER > bytes * NARROW || undefined}
      style={{ gridColumn: `${at + 2} / span ${bytes}` }}
    >
      {name.length * LETTER <= bytes * WIDE && name}
    </span>
  ));
});

function stretchesOf(model: DecoderModel, row: number, read: number): Stretch[] {
  const found: Stretch[] = [];
  const end = Math.min(model.bytes.length, (row + 1) * PER_ROW);
  for (let offset = row * PER_ROW; offset < end; offset++) {
    const index = model.tokenOfByte[offset] ?? -1;
    const name = ownerOf(model.tokens[index]);
    const done = index >= 0 && index < read;
    const last = found.at(-1);
    if (last?.name !== name) found.push({ name, at: offset % PER_ROW, bytes: 1, done });
    else {
      last.bytes++;
      last.done &&= done;
    }
  }
  return found;
}

/** Whose bytes a token's are: the field at the top, or the header. */
function ownerOf(token: Token | undefined): string {
  if (!token) return 'not read';
  if (token.part === 'trailing') return 'left over';
  if (token.part === 'magic' || token.part === 'schema id') return 'magic, id';
  return token.path === '' ? 'value' : token.path.replace(/[.[].*$/, '');
}
