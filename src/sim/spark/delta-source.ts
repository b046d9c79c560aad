import { firstVersionOf, rowsOfVersions, versionsOf } from './delta.ts';
import type { DeltaTable } from './delta.ts';
import type { StreamPorts } from './stream-types.ts';

/** `maxFilesPerTrigger` of the Delta source; a version holds one file here (assumed). */
const maxFiles = 1000;

/**
 * A Delta table as the source of a stream. A new checkpoint begins with everything that the table
 * holds, so a deleted one makes the query read all of it again (semantics.md A7).
 */
export function deltaSource(
  table: DeltaTable,
): Pick<StreamPorts, 'initial' | 'latest' | 'limited' | 'lost' | 'rowsBetween'> {
  return {
    initial: () => [firstVersionOf(table)],
    latest: () => [versionsOf(table)],
    limited: ([from = 0], [latest = 0]) => [Math.min(latest, from + maxFiles)],
    lost: () => undefined,
    rowsBetween: ([from = 0], [to = 0]) => rowsOfVersions(table, to) - rowsOfVersions(table, from),
  };
}
