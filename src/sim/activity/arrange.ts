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
  ids: readonly number[] | null,
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
    events.id[row] = ids === null ? from : (ids[from] ?? from);
  }
  return events;
}

/** Row numbers in the order of arrival: time and number packed into one exact double. */
function byArrival(arrivalMs: Column): Float64Array {
  const { length, data } = arrivalMs;
  let first = Infinity;
  for (let row = 0; row < length; row++) first = Math.min(first, data[row] ?? Infinity);
  const packed = new Float64Array(length);
  // Days of milliseconds times rows stay below 2^53 for any run that the settings allow.
  for (let row = 0; row < length; row++) packed[row] = ((data[row] ?? 0) - first) * length + row;
  packed.sort();
  for (let i = 0; i < length; i++) packed[i] = (packed[i] ?? 0) % length;
  return packed;
}

function pick(
  into: Float64Array | Int32Array | Uint8Array,
  from: Column,
  order: Float64Array,
): void {
  for (let row = 0; row < order.length; row++) into[row] = from.data[order[row] ?? 0] ?? 0;
}
