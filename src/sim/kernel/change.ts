/** A number that changed. `unit` says how to show it: a time of day (ms since the epoch), or a count. */
export interface Change {
  name: string;
  /** NaN, or 0 of a time: there was none before. */
  was: number;
  now: number;
  unit: 'time' | 'count';
}

/** Those that did change, counts unless their unit says otherwise. */
export function changed(all: readonly (Omit<Change, 'unit'> & Partial<Change>)[]): Change[] {
  return all
    .filter(({ was, now }) => !Object.is(was, now))
    .map((change) => ({ unit: 'count', ...change }));
}
