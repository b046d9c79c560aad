import { valueAt } from '../kernel/column.ts';
import type { RelayState } from './types.ts';

/** The five fields of a user-activity event as the relay decoded them; null stays null. */
export interface ActivityFields {
  timestamp: string | null;
  user_id: string | null;
  action: string | null;
  page: string | null;
  country: string | null;
}

/** Bytes of a line beside its five values: names, braces, colons, commas and the line end. */
const lineFrame = '{"timestamp":,"user_id":,"action":,"page":,"country":,"partition":,"offset":}\n'
  .length;

/**
 * The text of a flush's file, one JSON document a line, partition and offset in each so that
 * Silver can tell a duplicate (semantics.md B3, D). Rendered when looked at: 288,000 events keep
 * no strings. A malformed event's line lacks its closing brace.
 */
export function fileText(
  state: RelayState,
  flush: number,
  fieldsOf: (event: number) => ActivityFields,
): string {
  const from = valueAt(state.flushes.from, flush);
  const to = valueAt(state.flushes.to, flush);
  let text = '';
  for (let i = from; i < to; i++) {
    const row = valueAt(state.fileRows, i);
    const event = valueAt(state.taken.event, row);
    const line = JSON.stringify({
      ...pick(fieldsOf(event)),
      partition: valueAt(state.taken.partition, row),
      offset: valueAt(state.taken.offset, row),
    });
    text += `${state.malformed.has(event) ? line.slice(0, -1) : line}\n`;
  }
  return text;
}

/**
 * Bytes of the line of one row of `taken`, without making the line: what storage counts at run
 * time. `valueBytes` is the event's five values as JSON literals (`jsonBytes` of each, summed).
 */
export function lineBytes(state: RelayState, row: number, valueBytes: number): number {
  const torn = state.malformed.has(valueAt(state.taken.event, row)) ? 1 : 0;
  return (
    lineFrame -
    torn +
    valueBytes +
    digits(valueAt(state.taken.partition, row)) +
    digits(valueAt(state.taken.offset, row))
  );
}

/** UTF-8 bytes of a value written as JSON: 4 for null, else the string with its quotes. */
export function jsonBytes(value: string | null): number {
  const text = JSON.stringify(value);
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The fields in the order of the file, whatever order the caller's object has. */
function pick(fields: ActivityFields): ActivityFields {
  const { timestamp, user_id, action, page, country } = fields;
  return { timestamp, user_id, action, page, country };
}

/** Decimal digits of a whole number from 0 to 2^53. */
function digits(value: number): number {
  let count = 1;
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) count++;
  return count;
}
