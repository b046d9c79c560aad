import { userName } from '../activity/events.ts';
import type { ActivityEvents, EventFields } from '../activity/events.ts';
import { isoText } from '../kernel/time-text.ts';

/** What stands in the timestamp field of an event whose time cannot be read. */
const unreadableTime = 'yesterday';

/** The five fields of an event as the generator sends them; made when they are looked at. */
export function fieldsOf(events: ActivityEvents, event: number): EventFields {
  const user = events.user[event] ?? -1;
  return {
    timestamp: timestampOf(events, event),
    user_id: user < 0 ? null : userName(user),
    action: events.actions[events.action[event] ?? -1] ?? null,
    page: events.pages[events.page[event] ?? -1] ?? null,
    country: events.countries[events.country[event] ?? -1] ?? null,
  };
}

/**
 * Bytes of the five values as JSON literals, without making them: the names are ASCII without
 * anything to escape, so a value is its characters and two quotes.
 */
export function valueBytes(events: ActivityEvents, event: number): number {
  const user = events.user[event] ?? -1;
  return (
    quoted(timestampLength(events, event)) +
    quoted(user < 0 ? -1 : userLength(user)) +
    quoted(events.actions[events.action[event] ?? -1]?.length ?? -1) +
    quoted(events.pages[events.page[event] ?? -1]?.length ?? -1) +
    quoted(events.countries[events.country[event] ?? -1]?.length ?? -1)
  );
}

/**
 * Bytes of the record's value in the topic: 5 of the Confluent header, then the five fields in
 * Avro, each with its union branch and its length, one byte each for texts this short.
 */
export function recordBytes(events: ActivityEvents, event: number): number {
  const user = events.user[event] ?? -1;
  return (
    5 +
    field(timestampLength(events, event)) +
    field(user < 0 ? -1 : userLength(user)) +
    field(events.actions[events.action[event] ?? -1]?.length ?? -1) +
    field(events.pages[events.page[event] ?? -1]?.length ?? -1) +
    field(events.countries[events.country[event] ?? -1]?.length ?? -1)
  );
}

function timestampOf(events: ActivityEvents, event: number): string | null {
  if (events.uncastable[event] === 1) return unreadableTime;
  const time = events.eventTimeMs[event] ?? NaN;
  return Number.isNaN(time) ? null : isoText(time);
}

/** `2026-01-01T09:00:30.000Z` has 24 characters, whatever the time. */
function timestampLength(events: ActivityEvents, event: number): number {
  if (events.uncastable[event] === 1) return unreadableTime.length;
  return Number.isNaN(events.eventTimeMs[event] ?? NaN) ? -1 : 24;
}

/** `u-` and 1000 + user. */
function userLength(user: number): number {
  return user < 9000 ? 6 : 7;
}

function quoted(length: number): number {
  return length < 0 ? 4 : length + 2;
}

function field(length: number): number {
  return length < 0 ? 1 : length + 2;
}
