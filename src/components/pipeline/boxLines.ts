import type { PipelineSystem } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import type { PipelineMoment } from './model.ts';
import { at, wait, watermarkText } from './words.ts';

/** The lines of a box: the first one is the number that matters. */
export function linesOf(system: PipelineSystem, moment: PipelineMoment): readonly string[] {
  return LINES[system](moment);
}

type Lines = (moment: PipelineMoment) => readonly string[];

const LINES: Record<PipelineSystem, Lines> = {
  generator: ({ view, sinceStartMs }) => {
    const { activity } = view.settings;
    const rate = activity.rate.findLast(({ fromMs }) => fromMs <= sinceStartMs)?.perSecond;
    const sent = `${count(view.facts.produced)} in the topic`;
    if (!view.on.generator) return ['stopped', sent];
    return [
      `${rate ?? 0} events a second`,
      sent,
      `stops by itself after ${wait(activity.durationMs)}`,
    ];
  },
  topic: () => [],
  bronze: ({ view }) => {
    const { rows, batch, phase } = view.facts.databricks.bronze;
    return [`${count(rows)} rows`, batchText(batch, view.batchRows.bronze), phaseText(phase)];
  },
  silver: ({ view }) => {
    const { rows, quarantined, batch, phase } = view.facts.databricks.silver;
    return [
      `${count(rows)} rows`,
      `${count(quarantined)} quarantined`,
      phase === 'stopped' || phase === 'failed' ? phase : batchText(batch, view.batchRows.silver),
    ];
  },
  gold: ({ view, tMs }) => {
    const { watermarkMs, stateRows, outputRows, phase } = view.facts.databricks.gold;
    const final = view.settings.spark.mode === 'append' ? 'final' : 'written';
    return [
      `watermark ${watermarkText(watermarkMs, tMs)}`,
      `${count(stateRows)} groups in state`,
      phase === 'stopped' || phase === 'failed' ? phase : `${count(outputRows)} rows ${final}`,
    ];
  },
  relay: () => [],
  files: ({ view }) => [
    `${count(view.files.count)} files`,
    `${(view.files.meanBytes / 1000).toFixed(0)} kB each`,
    'NDJSON',
  ],
  pipe: ({ view, tMs }) => [
    view.on.pipe ? `${view.pipe.waiting} waiting` : `paused, ${view.pipe.waiting} waiting`,
    Number.isNaN(view.pipe.nextMs) ? 'none due' : `load in ${wait(view.pipe.nextMs - tMs)}`,
    `${view.pipe.skipped} skipped`,
  ],
  'bronze-table': ({ view }) => [
    `${count(view.facts.snowflake.bronze)} rows`,
    `${count(view.pipe.loaded)} files`,
    'VARIANT',
  ],
  'silver-table': (moment) => tableLines(moment, 'silver'),
  'gold-table': (moment) => tableLines(moment, 'gold'),
  dbt: ({ view }) => [
    view.dbtRuns === 0
      ? 'not run here; it would define the same two tables'
      : `${view.dbtRuns} × dbt run; Snowflake does the refreshing`,
  ],
  dashboard: ({ view, tMs }) => {
    const { queryMs, dataMs } = view.facts.dashboard;
    const next = Number.isNaN(view.page.nextMs)
      ? 'asks no more'
      : `asks again in ${wait(view.page.nextMs - tMs)}`;
    return [
      view.on.dashboard ? (view.page.querying ? 'waits for answers' : next) : 'closed',
      `query ${at(queryMs)}`,
      `data ${at(dataMs)}`,
    ];
  },
};

function batchText(batch: number, rows: number): string {
  return batch < 0 ? 'no batch yet' : `batch ${count(batch)}, ${count(rows)} rows`;
}

function phaseText(phase: string): string {
  return phase === 'idle' ? 'waits for the trigger' : phase;
}

function tableLines({ view, tMs }: PipelineMoment, which: 'silver' | 'gold'): readonly string[] {
  const table = view.tables[which];
  const { targetLag } = view.settings.snowflake[which];
  const target = targetLag === 'DOWNSTREAM' ? 'DOWNSTREAM' : wait(targetLag);
  const next = Number.isNaN(table.nextMs)
    ? 'no refresh due'
    : `refresh in ${wait(table.nextMs - tMs)}`;
  const doing = table.refreshing ? 'refreshing' : next;
  return [
    `${count(table.rows)} rows`,
    view.on[`${which}-table`] ? doing : 'suspended',
    `lag ${wait(table.lagMs)}, target ${target}`,
  ];
}

/** A race of the relay: how far it is, as a text and as a share of its end. */
export interface RelayBar {
  text: string;
  share: number;
}

/** Of each consumer the race of the count and that of the clock, or that it does not run. */
export function relayBars({ view, tMs }: PipelineMoment): (RelayBar[] | string)[] {
  const { flushMs, maxRecords } = view.settings.relay;
  return view.relay.map(({ doing, buffered, sinceMs }, consumer) => {
    if (doing === 'down') return consumer === 0 ? 'not running' : 'second one: not running';
    const waitedMs = Number.isNaN(sinceMs) ? 0 : tMs - sinceMs;
    const clockText = `${(waitedMs / 1000).toFixed(1)} of ${flushMs / 1000} s`;
    return [
      { text: `${buffered} of ${maxRecords} records`, share: buffered / maxRecords },
      { text: doing === 'reading' ? clockText : doing, share: waitedMs / flushMs },
    ];
  });
}
