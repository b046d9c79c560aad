import type { Folder } from './world.ts';

/**
 * What becomes of a checkpoint's state when its query starts again and says something else. Spark says
 * nothing itself; this is what Spark 4.2 did (conformance/spark: restarts.json, delta-modes.json).
 * Undefined when nothing was changed that the state depends on.
 */
export function noteOn(former: Folder | undefined, now: Folder): string | undefined {
  if (!former || now.layer !== 'gold') return undefined;
  const changed = (name: string) => former.said[name] !== now.said[name];
  const notes: string[] = [];
  if (changed('windowMs') || changed('slideMs')) notes.push(windowsOf(former, now));
  if (changed('delayMs')) {
    notes.push(
      'Another delay holds from the next batch with rows: a shorter one moves the watermark on at once, with a longer one it stands until the events have caught up, for it never goes back.',
    );
  }
  if (changed('mode')) notes.push(modeOf(now));
  if (notes.length === 0) return undefined;
  return `The checkpoint holds the state of the query as it was before. ${notes.join(' ')}`;
}

/** What Spark 4.2 did with a count that was grouped otherwise on the state that there was (regrouped.json). */
export const regrouped =
  'On a checkpoint with state, Spark itself stops a query with other grouping columns (STATE_STORE_KEY_SCHEMA_NOT_COMPATIBLE) or other aggregates (STATE_STORE_VALUE_SCHEMA_NOT_COMPATIBLE); another column of the same type it counts into the same state without a word.';

function windowsOf(former: Folder, now: Folder): string {
  const sliding = ({ said }: Folder) => said.windowMs !== said.slideMs;
  if (!sliding(former) && sliding(now)) {
    return 'Its windows tumble and the new ones slide, for which Spark writes another key: the first batch fails with STATE_STORE_KEY_SCHEMA_NOT_COMPATIBLE.';
  }
  return 'Spark starts without a word and mixes: windows with the same start and end go on counting, the others stay as they are until the watermark closes them, beside the new ones. A new window does not hold the events from before the restart.';
}

function modeOf({ said }: Folder): string {
  return said.mode === 'complete'
    ? 'Complete replaces the table by what the state holds: windows that append has given out and forgotten are gone from it.'
    : 'Append gives out every window of the state that the watermark has passed, also those that complete has written before, so they stand in the table twice.';
}
