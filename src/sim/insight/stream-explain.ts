import { changed, type Change } from '../kernel/change.ts';
import { timeText } from '../kernel/time-text.ts';
import { valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { attemptOutcome, streamHappening } from '../spark/stream-types.ts';
import type { StreamState } from '../spark/stream-types.ts';
import type { PipelineEntry } from './pipeline-explain.ts';

type QueryName = 'bronze' | 'silver' | 'gold';

/** Batches and lives of the three streaming queries, query after query. */
export function explainQueries(run: Run): PipelineEntry[] {
  return (['bronze', 'silver', 'gold'] as const).flatMap((name) => {
    const { stream } = run.state[name];
    return [...batches(run, name, stream), ...lives(name, stream)];
  });
}

const titles: Record<QueryName, string> = { bronze: 'Bronze', silver: 'Silver', gold: 'Gold' };

function batches(run: Run, name: QueryName, { attempts }: StreamState): PipelineEntry[] {
  const golds = name === 'gold' ? goldSentences(run) : undefined;
  const out: PipelineEntry[] = [];
  for (let row = 0; row < attempts.startedAt.length; row++) {
    const atMs = valueAt(attempts.sinkAt, row);
    const broken = valueAt(attempts.outcome, row) === attemptOutcome.interrupted;
    if (Number.isNaN(atMs) || broken) continue;
    const batch = `${titles[name]}, batch ${String(valueAt(attempts.batch, row))}`;
    const skipped = valueAt(attempts.skipped, row) === 1;
    const input = valueAt(attempts.inputRows, row);
    const from = valueAt(attempts.outFrom, row);
    const to = valueAt(attempts.outTo, row);
    let sentence = `${batch}: ${rows(input)} read, ${rows(to - from)} written.`;
    let changes = changed([{ name: 'rows written', was: from, now: to }]);
    if (skipped)
      sentence = `${batch} has been committed before: Delta knows it and writes nothing.`;
    else if (golds) {
      const told = golds.get(row);
      sentence = `${batch}: ${rows(input)} read. ${told?.sentence ?? ''}`;
      changes = told?.changes ?? [];
    }
    out.push({ atMs, system: name, sentence, changes });
  }
  return out;
}

/** What each attempt at a batch of Gold did to the watermark, to the state and to the table. */
function goldSentences({ state }: Run): Map<number, { sentence: string; changes: Change[] }> {
  const { results } = state.gold;
  const out = new Map<number, { sentence: string; changes: Change[] }>();
  for (let row = 0; row < results.at.length; row++) {
    const from = valueAt(results.outputFrom, row);
    const to = valueAt(results.outputTo, row);
    const written = to - from;
    const after = valueAt(results.watermarkAfterMs, row);
    const late = valueAt(results.lateWatermarkMs, row);
    const moved =
      after > late
        ? `The watermark becomes ${timeText(after)} for the next batch.`
        : 'The watermark stays where it is.';
    const given =
      written > 0
        ? `${rows(written)} ${valueAt(results.mode, row) === 0 ? 'are final' : 'in the result'}.`
        : 'No window is final yet, so none is written.';
    const held = row === 0 ? 0 : valueAt(results.stateRows, row - 1);
    const changes = changed([
      {
        name: 'watermark',
        was: valueAt(results.evictionWatermarkMs, row),
        now: after,
        unit: 'time',
      },
      { name: 'state rows', was: held, now: valueAt(results.stateRows, row) },
      { name: 'rows written', was: from, now: to },
    ]);
    out.set(valueAt(results.attempt, row), { sentence: `${moved} ${given}`, changes });
  }
  return out;
}

function lives(name: QueryName, { life, error }: StreamState): PipelineEntry[] {
  const out: PipelineEntry[] = [];
  for (let row = 0; row < life.at.length; row++) {
    const what = valueAt(life.what, row);
    const atMs = valueAt(life.at, row);
    const title = titles[name];
    const sentence = {
      [streamHappening.started]: `The query for ${title} starts on its checkpoint.`,
      [streamHappening.stopped]: `The query for ${title} stops; its checkpoint stays.`,
      [streamHappening.crashed]: `The query for ${title} is killed; its checkpoint says where to go on.`,
      [streamHappening.failed]: `The query for ${title} fails: ${error}`,
    }[what];
    if (sentence !== undefined) out.push({ atMs, system: name, sentence });
  }
  return out;
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${String(count)} rows`;
}
