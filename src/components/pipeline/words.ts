import { dateText, type PipelineSystem, type Stage } from '../../sim/index.ts';
import { clock, count } from '../chart/index.ts';
import type { PipelineModel, PipelineMoment } from './model.ts';

/** The systems as the picture names them. */
export const SYSTEM_NAMES: Record<PipelineSystem, string> = {
  generator: 'Generator',
  topic: 'Kafka topic user-activity',
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold, sliding windows',
  relay: 'Relay',
  files: 'ADLS',
  pipe: 'Snowpipe',
  'bronze-table': 'Bronze table',
  'silver-table': 'Silver dynamic table',
  'gold-table': 'Gold dynamic table',
  dbt: 'dbt dynamic_table: silver, gold',
  dashboard: 'Power BI page',
};

/** The stages as questions and missions name them. */
export const STAGE_NAMES: Record<Stage, string> = {
  topic: 'the topic',
  'databricks-bronze': 'Databricks Bronze',
  'databricks-silver': 'Databricks Silver',
  'databricks-gold': 'Databricks Gold',
  files: 'ADLS',
  'snowflake-bronze': 'Snowflake Bronze',
  'snowflake-silver': 'Snowflake Silver',
  'snowflake-gold': 'Snowflake Gold',
  dashboard: 'the Power BI page',
};

/** A wait or an age: `0.4 s`, `38 s`, `10 min 32 s`; `-` for none. */
export function wait(ms: number): string {
  if (Number.isNaN(ms)) return '-';
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** A moment that may not come: `09:12:30`, or `-`. */
export function at(ms: number): string {
  return Number.isNaN(ms) ? '-' : clock(ms);
}

/** What may stand still, in the order in which the title looks for it. */
const MAY_STOP = [
  ['relay', 'The relay'],
  ['bronze', 'Bronze on Databricks'],
  ['silver', 'Silver on Databricks'],
  ['gold', 'Gold on Databricks'],
  ['pipe', 'Snowpipe'],
] as const;

/** The figure's title: a sentence that is true of this moment. */
export function titleOf({ scenario }: PipelineModel, { view, tMs }: PipelineMoment): string {
  const { facts, on, goldWait } = view;
  const stopped = MAY_STOP.find(([machine]) => !on[machine])?.[1];
  if (!on.generator) return 'The generator is silent, and the stages dry up one after the other';
  if (stopped) return `${stopped} stands still; what comes before it goes on`;
  if (goldWait.why !== 'nothing') {
    return `${count(facts.produced)} events in ${wait(tMs - scenario.startMs)}, and Gold on Databricks is still empty`;
  }
  return `${count(facts.produced)} events, ${count(facts.databricks.gold.outputRows)} final rows on Databricks, ${count(view.tables.gold.rows)} rows on Snowflake that may still change`;
}

/** Why Gold on Databricks has no rows yet; undefined when it has. */
export function goldNote({ view, tMs }: PipelineMoment): string | undefined {
  const { goldWait, settings } = view;
  if (goldWait.why === 'nothing') return undefined;
  if (goldWait.why === 'no-input') return 'Gold is empty: no batch has read a row of Silver yet.';
  if (settings.spark.mode === 'complete')
    return 'Gold writes its first result with its next batch.';
  const due = Number.isNaN(goldWait.firstRowsMs)
    ? 'In this run that does not happen.'
    : `The first rows are written at ${clock(goldWait.firstRowsMs)}.`;
  return `Gold is empty: append mode writes a window once the watermark, ${wait(settings.spark.delayMs)} behind the newest event, has passed its end. The first window ends at ${clock(goldWait.firstEndMs)}; the watermark stands at ${watermarkText(goldWait.watermarkMs, tMs)}. ${due}`;
}

const DAY_MS = 86_400_000;

/**
 * A watermark: before the first batch with rows it stands at 0. Its day is written when it is not
 * that of `nowMs`: a clock that is a day ahead must be seen.
 */
export function watermarkText(ms: number, nowMs: number): string {
  if (ms === 0) return '0 (none yet)';
  const today = Math.floor(ms / DAY_MS) === Math.floor(nowMs / DAY_MS);
  return today || Number.isNaN(ms) ? at(ms) : `${dateText(ms)} ${clock(ms)}`;
}
