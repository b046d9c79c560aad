import { append } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import type { StagedLines, StagePorts } from './ports.ts';
import type { SnowflakeSettings } from './settings.ts';
import { loadStatus, type SnowflakeState } from './types.ts';

/** What to do with a line that is not JSON. */
type OnError = SnowflakeSettings['pipe']['onError'];

/** How many lines of a file are loaded, and which is in error (from 1; NaN for none). */
interface ParsedFile {
  status: number;
  rows: number;
  errorLine: number;
}

/**
 * NDJSON into VARIANT: one document a line, one row. A wrong timestamp is no error here, for
 * everything fits a VARIANT; a line that is not JSON is (semantics.md D):
 * - SKIP_FILE loads nothing of the file;
 * - CONTINUE: Snowflake's present page does not say what becomes of the rest of a JSON file.
 *   Assumed is what an older page said: the lines before the bad one, and nothing after it.
 */
function parseFile(lines: StagedLines, onError: OnError): ParsedFile {
  const count = lines.event.length;
  for (let i = 0; i < count; i++) {
    if (lines.malformed[i] !== 1) continue;
    const errorLine = i + 1;
    if (onError === 'SKIP_FILE') return { status: loadStatus.failed, rows: 0, errorLine };
    const status = i === 0 ? loadStatus.failed : loadStatus.partiallyLoaded;
    return { status, rows: i, errorLine };
  }
  return { status: loadStatus.loaded, rows: count, errorLine: NaN };
}

/** Loads one file into Bronze, or skips it with the status `skip`, and writes the load history. */
export function loadFile(
  state: SnowflakeState,
  ctx: StepContext,
  stage: StagePorts,
  load: { source: number; notice: number; file: number; skip: number | null; onError: OnError },
): ParsedFile {
  const { loads, bronze } = state;
  const from = bronze.event.length;
  const lines = load.skip === null ? stage.lines(load.file) : null;
  const parsed = lines
    ? parseFile(lines, load.onError)
    : { status: load.skip ?? loadStatus.notFound, rows: 0, errorLine: NaN };
  for (let i = 0; lines && i < parsed.rows; i++) {
    append(bronze.event, lines.event[i] ?? NaN);
    append(bronze.partition, lines.partition[i] ?? NaN);
    append(bronze.offset, lines.offset[i] ?? NaN);
  }
  append(loads.at, ctx.now);
  append(loads.source, load.source);
  append(loads.notice, load.notice);
  append(loads.file, load.file);
  append(loads.status, parsed.status);
  append(loads.rowsParsed, lines ? lines.event.length : 0);
  append(loads.errorLine, parsed.errorLine);
  append(loads.bronzeFrom, from);
  append(loads.bronzeTo, bronze.event.length);
  return parsed;
}
