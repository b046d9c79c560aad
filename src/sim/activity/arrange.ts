import type { Column } from '../kernel/column.ts';
import { createEvents } from './events.ts';
import type { ActivityEvents } from './events.ts';
import type { CreatedEvents } from './generate.ts';

/**
 * Puts created events into the order in which the topic gets them, earlier creation first at the
 * same moment. `ids` names each created row.
 */
export function arrange(
  created: CreatedEvents,
  drawn: number,
  names: Pick<ActivityEvents, 'countries' | 'actions' | 'pages'>,
): ActivityEvents {
  const order = byArrival(created.arrivalMs);
  const events = createEvents(order.length, names);
  pick(events.createdMs, created.createdMs, order);
  pick(events.eventTimeMs, created.eventTimeMs, order);
  pick(events.arrivalMs, created.arrivalMs, order);
  pick(events.uncastable, created.uncastable, order);
  pick(events.user, created.user, order);
  pick(events.country, created.country, order);
  pick(events.action, created.action, order);
  pick(events.page, created.page, order);
  pick(events.cause, created.cause, order);
  for (let row = 0; row < order.length; row++) {
    const from = order[row] ?? 0;
    events.id[row] = from < drawn ? from : drawn - from - 1;
  }
  return events;
}

/** Row numbers in the order of arrival; equal arrivals keep the order of creation. */
function byArrival(arrivalMs: Column): Int32Array {
  const { length, data } = arrivalMs;
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < length; row++) {
    first = Math.min(first, data[row] ?? first);
    last = Math.max(last, data[row] ?? last);
  }
  let order: Int32Array = new Int32Array(length);
  for (let row = 0; row < length; row++) order[row] = row;
  // Stable, digit by digit from the lowest: a few passes, where a comparing sort takes many.
  for (let unit = 1; unit <= last - first; unit *= digitSize) {
    order = sortedByDigit(order, data, first, unit);
  }
  return order;
}

const digitSize = 4096;

function sortedByDigit(
  order: Int32Array,
  data: Float64Array,
  first: number,
  unit: number,
): Int32Array {
  const ends = new Int32Array(digitSize);
  const digitOf = (row: number) => Math.floor(((data[row] ?? first) - first) / unit) % digitSize;
  for (let i = 0; i < order.length; i++) {
    const digit = digitOf(order[i] ?? 0);
    ends[digit] = (ends[digit] ?? 0) + 1;
  }
  let start = 0;
  for (let digit = 0; digit < digitSize; digit++) {
    const count = ends[digit] ?? 0;
    ends[digit] = start;
    start += count;
  }
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i] ?? 0;
    const digit = digitOf(row);
    const place = ends[digit] ?? 0;
    sorted[place] = row;
    ends[digit] = place + 1;
  }
  return sorted;
}

function pick(into: Float64Array | Int32Array | Uint8Array, from: Column, order: Int32Array): void {
  for (let row = 0; row < order.length; row++) into[row] = from.data[order[row] ?? 0] ?? 0;
}
