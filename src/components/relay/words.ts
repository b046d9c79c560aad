import type { CrashOutcome, RelayFile } from '../../sim/index.ts';
import type { RelayModel, RelayMoment } from './model.ts';
import { choicesOf, CRASH_POINTS } from './scenario.ts';

/** A wait whose unit stays beside its number. */
const seconds = (ms: number): string => `${ms / 1000}\u00a0s`;

/** The figure's title: a sentence that is true of this run up to now. */
export function titleOf(model: RelayModel, moment: RelayMoment): string {
  const { duplicates, lost } = moment.conservation.snowflake;
  const repeated = moment.files.reduce((sum, file) => sum + file.repeated, 0);
  if (lost > 0) return `${lost} events are lost, and nothing has reported an error`;
  if (repeated > 0) return `${repeated} records are written twice, and none is lost`;
  if (duplicates > 0) return `${duplicates} rows stand twice in Bronze`;
  const file = moment.files.find(({ reason }) => reason !== 'stop');
  const { perSecond, flushMs, maxRecords } = choicesOf(model.scenario);
  if (!file)
    return `The buffer fills: ${maxRecords} records or ${seconds(flushMs)}, whichever is first`;
  return file.reason === 'count'
    ? `At ${perSecond} events a second the count wins: ${file.records} records before ${seconds(flushMs)}`
    : `At ${perSecond} events a second the clock wins: ${seconds(flushMs)} before ${maxRecords} records`;
}

/** Why a file was flushed, in a word or two. */
export const reasonWords: Record<RelayFile['reason'], string> = {
  age: 'clock',
  count: 'count',
  stop: 'stopped',
};

/** Where a file stands. */
export function statusWords(file: RelayFile): string {
  switch (file.outcome) {
    case 'open':
      return Number.isNaN(file.uploadedMs) ? 'uploading' : 'complete, committing';
    case 'committed':
      return 'complete, committed';
    case 'uploaded':
      return 'complete';
    case 'crashedBeforeUpload':
      return 'never begun';
    case 'crashedDuringUpload':
      return 'broken off: no file';
    case 'crashedBeforeCommit':
      return 'complete, not committed';
    case 'commitRefused':
      return 'complete, commit refused';
  }
}

/** Where a kill struck, or that a partition had moved: what an outcome comes from. */
export function struckWords({ scenario, run }: RelayModel, outcome: CrashOutcome): string {
  const nameOf = (at: string) => CRASH_POINTS.find(({ point }) => point === at)?.name;
  if (outcome.what === 'commitRefused') return nameOf('rebalance-before-commit') ?? '';
  // A kill waits for the next flush, and one sent later takes its place: the last one struck.
  const kill = scenario.actions
    .filter((action) => action.do === 'crash')
    .filter(({ what }) => what === (outcome.consumer === 0 ? 'relay' : 'relay-2'))
    .filter(({ at }) => run.startMs + at <= outcome.atMs)
    .reduce<{ at: number; point?: string | undefined } | undefined>(
      (latest, one) => (latest && latest.at > one.at ? latest : one),
      undefined,
    );
  return nameOf(kill?.point ?? '') ?? 'at once';
}

/** What became of the records at stake: once, again, never, and how many. */
export function fateWords(outcome: CrashOutcome): string {
  const parts = [
    outcome.once > 0 ? `${outcome.once} once` : '',
    outcome.again > 0 ? `${outcome.again} again` : '',
    outcome.never > 0 ? `${outcome.never} never (so far)` : '',
  ].filter((part) => part !== '');
  return parts.join(', ') || 'nothing was at stake';
}

/** A time of day with tenths of a second: this figure's things happen within seconds. */
export function clockText(tMs: number): string {
  return new Date(tMs).toISOString().slice(11, 21);
}

/** Bytes as a reader says them. */
export function bytesText(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
