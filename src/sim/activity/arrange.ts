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
function byArrival({ length, data }: Column): Int32Array {
  let first = Infinity;
  for (let row = 0; row < length; row++) first = Math.min(first, data[row] ?? first);
  // A run and its latest arrivals span some days at most, which is less than 2^32 ms.
  const since = new Uint32Array(length);
  let last = 0;
  let order: Int32Array = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const ms = (data[row] ?? first) - first;
    since[row] = ms;
    last = Math.max(last, ms);
    order[row] = row;
  }
  // Stable, digit by digit from the lowest: a few passes, where a comparing sort takes many.
  for (let shift = 0; shift < 32 && last >>> shift > 0; shift += digitBits) {
    order = sortedByDigit(order, since, shift);
  }
  return order;
}

const digitBits = 12;

function sortedByDigit(order: Int32Array, since: Uint32Array, shift: number): Int32Array {
  const mask = (1 << digitBits) - 1;
  const places = new Int32Array(mask + 1);
  for (let i = 0; i < order.length; i++) {
    const digit = ((since[order[i] ?? 0] ?? 0) >>> shift) & mask;
    places[digit] = (places[digit] ?? 0) + 1;
  }
  let start = 0;
  for (let digit = 0; digit <= mask; digit++) {
    const count = places[digit] ?? 0;
    places[digit] = start;
    start += count;
  }
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i] ?? 0;
    const digit = ((since[row] ?? 0) >>> shift) & mask;
    const place = places[digit] ?? 0;
    sorted[place] = row;
    places[digit] = place + 1;
  }
  return sorted;
}

function pick(into: Float64Array | Int32Array | Uint8Array, from: Column, order: Int32Array): void {
  for (let row = 0; row < order.length; row++) into[row] = from.data[order[row] ?? 0] ?? 0;
}
