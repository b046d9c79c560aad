/** What held an event up between the device and the topic. */
export const DelayCause = { network: 0, retry: 1, offline: 2, given: 3 } as const;

/**
 * The events of a run in columns, one row an event in the order in which the topic gets them. A
 * row is the event's number everywhere in the engine; `id` is the number by which an action names
 * it, which stays the same when other events come or go after it.
 */
export interface ActivityEvents {
  length: number;
  /** Drawn or given events count from 0 in the order of creation, injected ones down from -1. */
  id: Int32Array;
  /** When it happened, by a right clock, ms. */
  createdMs: Float64Array;
  /** What its timestamp says, ms; NaN for NULL or for a text that is no timestamp. */
  eventTimeMs: Float64Array;
  /** When it is written to the topic, ms, ascending. */
  arrivalMs: Float64Array;
  /** 1 where the timestamp is a text that cannot be cast. */
  uncastable: Uint8Array;
  /** Number of the user, -1 for NULL. */
  user: Int32Array;
  /** Indexes into the names below. */
  country: Int32Array;
  action: Int32Array;
  page: Int32Array;
  cause: Uint8Array;
  countries: readonly string[];
  actions: readonly string[];
  pages: readonly string[];
}

/** The five fields of an event as the generator sends them, all strings (semantics.md C3). */
export interface EventFields {
  timestamp: string | null;
  user_id: string | null;
  action: string | null;
  page: string | null;
  country: string | null;
}

/** Columns for `length` events, all zero. */
export function createEvents(
  length: number,
  names: Pick<ActivityEvents, 'countries' | 'actions' | 'pages'>,
): ActivityEvents {
  return {
    length,
    id: new Int32Array(length),
    createdMs: new Float64Array(length),
    eventTimeMs: new Float64Array(length),
    arrivalMs: new Float64Array(length),
    uncastable: new Uint8Array(length),
    user: new Int32Array(length),
    country: new Int32Array(length),
    action: new Int32Array(length),
    page: new Int32Array(length),
    cause: new Uint8Array(length),
    ...names,
  };
}

/** The name of a user: `u-1001` for number 1 (ranges from 0). */
export function userName(user: number): string {
  return `u-${String(1000 + user)}`;
}
