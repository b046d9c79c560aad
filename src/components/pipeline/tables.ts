import { conservationAt, lastNewAt, stages } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import type { FactTable } from '../player/index.ts';
import { linesOf, relayBars } from './boxLines.ts';
import { CONTROLS } from './controls.ts';
import type { PipelineModel, PipelineMoment } from './model.ts';
import { at, STAGE_NAMES, SYSTEM_NAMES } from './words.ts';

/** The figure's facts at a moment as tables. */
export function tablesOf(model: PipelineModel, moment: PipelineMoment): FactTable[] {
  return [systems(moment), offsets(moment), events(model, moment), news(model, moment)];
}

function systems(moment: PipelineMoment): FactTable {
  const names = Object.keys(CONTROLS) as (keyof typeof CONTROLS)[];
  return {
    caption: `The systems at ${at(moment.tMs)}`,
    columns: [{ head: 'system' }, { head: 'what it shows' }],
    rows: names
      .map((name) => ({
        name,
        text: [...races(name, moment), ...linesOf(name, moment)].join('; '),
      }))
      .filter(({ text }) => text !== '')
      .map(({ name, text }) => ({ id: name, cells: [SYSTEM_NAMES[name], text] })),
  };
}

function races(name: keyof typeof CONTROLS, moment: PipelineMoment): string[] {
  if (name !== 'relay') return [];
  return relayBars(moment).flatMap((bars) =>
    typeof bars === 'string' ? bars : bars.map(({ text }) => text),
  );
}

function offsets({ view }: PipelineMoment): FactTable {
  return {
    caption: 'Offsets of the topic',
    columns: [
      { head: 'partition', numeric: true },
      { head: 'end offset', numeric: true },
      { head: 'relay committed', numeric: true },
      { head: 'lag', numeric: true },
      { head: 'Spark’s checkpoint', numeric: true },
      { head: 'behind', numeric: true },
    ],
    rows: view.partitions.map(({ end, start, relay, spark }, partition) => ({
      id: String(partition),
      cells: [
        partition,
        count(end),
        relay < 0 ? 'none' : count(relay),
        count(end - Math.max(start, relay)),
        spark < 0 ? 'none' : count(spark),
        spark < 0 ? '-' : count(end - spark),
      ],
    })),
  };
}

function events({ run }: PipelineModel, { tMs }: PipelineMoment): FactTable {
  const { created, databricks, snowflake } = conservationAt(run, tMs);
  const row = (id: string, spark: number, snow: number) => ({
    id,
    cells: [id, count(spark), count(snow)],
  });
  return {
    caption: `Where the ${count(created)} events are`,
    columns: [
      { head: 'place' },
      { head: 'Databricks', numeric: true },
      { head: 'Snowflake', numeric: true },
    ],
    rows: [
      row('on the way to the topic', databricks.travelling, snowflake.travelling),
      row('in the topic, not read', databricks.topic, snowflake.topic),
      row('in the relay or in files', 0, snowflake.relay + snowflake.file),
      row('in Bronze', databricks.bronze, snowflake.bronze),
      row('in Silver', databricks.silver, snowflake.silver),
      row('in Gold', databricks.gold, snowflake.gold + snowflake.dashboard),
      row('rejected by Silver', databricks.rejected, snowflake.rejected),
      row('lost', databricks.lost, snowflake.lost),
      row('rows twice in Bronze', databricks.duplicates, snowflake.duplicates),
    ],
  };
}

function news({ run }: PipelineModel, { tMs }: PipelineMoment): FactTable {
  const last = lastNewAt(run);
  return {
    caption: 'When each stage gets something new for the last time in this run',
    columns: [{ head: 'stage' }, { head: 'last new' }],
    rows: stages.map((stage) => ({
      id: stage,
      cells: [STAGE_NAMES[stage], last[stage] > tMs ? 'still flowing' : at(last[stage])],
    })),
  };
}
