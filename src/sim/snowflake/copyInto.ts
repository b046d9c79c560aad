import type { StepContext } from '../kernel/context.ts';
import { loadFile, parseFile, type OnError } from './load.ts';
import type { StagePorts } from './ports.ts';
import { loadSource, loadStatus, type SnowflakeState } from './types.ts';

/** How long COPY INTO remembers a file in the table's metadata, ms (semantics.md D). */
const copyHistoryMs = 64 * 86_400_000;

/**
 * COPY INTO Bronze by hand. It has a history of its own, by path and content, and knows nothing
 * of the pipe's: what the pipe has loaded it loads again (semantics.md D). With its default,
 * ABORT_STATEMENT, one bad line loads nothing at all. Returns the rows loaded, or the error.
 */
export function copyInto(
  state: SnowflakeState,
  ctx: StepContext,
  stage: StagePorts,
  onError: OnError = 'ABORT_STATEMENT',
): number | string {
  const files = stage.filesSince(-Infinity).filter((file) => {
    const earlier = state.copied.get(stage.path(file));
    return !earlier || earlier.file !== file || ctx.now - earlier.at >= copyHistoryMs;
  });
  if (onError === 'ABORT_STATEMENT') {
    for (const file of files) {
      const parsed = parseFile(stage.lines(file), onError);
      if (parsed.status === loadStatus.failed) return badLine(stage.path(file), parsed.errorLine);
    }
  }
  let rows = 0;
  for (const file of files) {
    const load = { source: loadSource.copyInto, notice: NaN, file, skip: null, onError };
    const parsed = loadFile(state, ctx, stage, load);
    rows += parsed.rows;
    if (parsed.status !== loadStatus.failed) {
      state.copied.set(stage.path(file), { file, at: ctx.now });
    }
  }
  return rows;
}

/**
 * Why a pipe's ON_ERROR is refused, or undefined: CREATE PIPE does not take ABORT_STATEMENT
 * (Snowflake, CREATE PIPE, usage notes).
 */
export function checkPipeOnError(onError: OnError): string | undefined {
  if (onError !== 'ABORT_STATEMENT') return undefined;
  return (
    'A pipe does not support ON_ERROR = ABORT_STATEMENT. ' +
    'Leave ON_ERROR out (SKIP_FILE), or set it to CONTINUE.'
  );
}

/** What COPY_HISTORY says of a file with a bad line. */
export function badLine(path: string, line: number): string {
  return (
    `Error parsing JSON in file '${path}', line ${line}. ` +
    `Mend the line and stage the file under a new name, or load with ON_ERROR = 'CONTINUE'.`
  );
}
