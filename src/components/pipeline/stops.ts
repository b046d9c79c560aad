import {
  eventPlaces,
  Fate,
  legsOf,
  type Journey,
  type Leg,
  type LegName,
} from '../../sim/index.ts';
import { clock, count } from '../chart/index.ts';
import type { FactTable } from '../player/index.ts';
import { LEGS } from './legWords.ts';
import type { PipelineModel } from './model.ts';
import { at, wait } from './words.ts';

/** Both ways of an event as tables: what it waited for, where it came to, when; its windows. */
export function pathTables({ run }: PipelineModel, journey: Journey, tMs: number): FactTable[] {
  const legs = legsOf(journey);
  const { databricks, snowflake } = eventPlaces(run, journey.event);
  const copy = journey.copies.find(({ goldMs }) => !Number.isNaN(goldMs)) ?? journey.copies.at(-1);
  const topic = `partition ${journey.partition}, offset ${count(journey.offset)}`;
  const row = (batch: number, number: number) => `batch ${count(batch)}, row ${count(number)}`;
  const where: Partial<Record<LegName, string>> = {
    network: topic,
    'bronze-batch': row(databricks.bronze.batch, databricks.bronze.row),
    'silver-batch': row(databricks.silver.batch, databricks.silver.row),
    'gold-batch': `batch ${count(databricks.goldBatch)}, counted`,
    watermark: 'its first window is final',
    'last-window': 'all its windows are final',
    relay: copy ? `line ${copy.line} of ${copy.path.replace(/^.*\//, '')}` : '',
    upload: 'the file is complete',
    snowpipe: `Bronze, a VARIANT in row ${count(snowflake.bronzeRow)}`,
    'silver-refresh': `Silver, row ${count(snowflake.silverRow)}`,
    'gold-refresh': `Gold, ${clock(journey.eventTimeMs).slice(0, 5)} ${journey.fields.country ?? ''}`,
    'page-refresh': 'on the screen',
  };
  return [
    way('On Databricks', legs.databricks, where, tMs),
    windows(journey, tMs),
    way('On Snowflake', legs.snowflake, where, tMs),
    ...copies(journey),
  ];
}

function way(
  caption: string,
  legs: readonly Leg[],
  where: Partial<Record<LegName, string>>,
  tMs: number,
): FactTable {
  return {
    caption,
    columns: [
      { head: 'waited for' },
      { head: 'how long', numeric: true },
      { head: 'there at' },
      { head: 'where' },
    ],
    rows: legs.map(({ name, fromMs, toMs }) => ({
      id: name,
      current: fromMs <= tMs && tMs < toMs,
      cells: [LEGS[name].name, wait(toMs - fromMs), at(toMs), where[name]],
    })),
    empty: 'It came no further than its creation in this run.',
  };
}

function windows({ windows: all, eventTimeMs, fate }: Journey, tMs: number): FactTable {
  return {
    caption: `Its windows in Gold on Databricks${fateText(fate)}`,
    columns: [{ head: 'window' }, { head: 'final' }],
    rows: all.map(({ startMs, endMs, lost, shownAtMs }) => ({
      id: String(startMs),
      cells: [
        `${clock(startMs).slice(0, 5)} to ${clock(endMs).slice(0, 5)}`,
        lost ? 'closed to it' : Number.isNaN(shownAtMs) ? 'not in this run' : at(shownAtMs),
      ],
      current: shownAtMs > tMs,
    })),
    empty: Number.isNaN(eventTimeMs) ? 'No event time, so no window.' : 'None.',
  };
}

function fateText(fate: number): string {
  switch (fate) {
    case Fate.onTime:
      return ': on time';
    case Fate.lateCounted:
      return ': late, counted';
    case Fate.partlyLate:
      return ': late for some';
    case Fate.dropped:
      return ': dropped';
    default:
      return '';
  }
}

/** More than one reading by the relay: a file written twice, or a buffer that was lost. */
function copies({ copies: all }: Journey): FactTable[] {
  if (all.length < 2) return [];
  return [
    {
      caption: `The relay read it ${all.length} times`,
      columns: [{ head: 'read' }, { head: 'file' }, { head: 'in Bronze' }],
      rows: all.map(({ takenMs, path, bronzeMs }) => ({
        id: String(takenMs),
        cells: [at(takenMs), path.replace(/^.*\//, '') || 'lost from memory', at(bronzeMs)],
      })),
    },
  ];
}
