/** A run made anew because the reader changed something: what it was, what it is, what came of it. */
export { noteSpoken, useChangeNote, withNote, type Effect } from './changeNote.ts';
export { totalsChanged } from './totals.ts';
