import {
  conservationAt,
  factsAt,
  presetNames,
  presetScenario,
  runScenario,
} from '../../../sim/index.ts';
import type { Measured, MeasureOf } from './schema.ts';

/** Runs a preset of the whole pipeline for some minutes and accounts for every event. */
export function measurePipeline({ preset, minutes, fact }: MeasureOf<'pipeline'>): Measured {
  const scenario = presetScenario(preset);
  if (!scenario) {
    throw new Error(`A question runs "${preset}". Presets: ${presetNames.join(', ')}.`);
  }
  const run = runScenario({ ...scenario, durationMs: minutes * 60_000 });
  const { created, databricks, snowflake } = conservationAt(run, run.endMs);
  const facts = factsAt(run, run.endMs);
  const values: Record<typeof fact, number> = {
    'databricks duplicates': databricks.duplicates,
    'databricks gold rows': facts.databricks.gold.outputRows,
    'snowflake duplicates': snowflake.duplicates,
    'snowflake lost': snowflake.lost,
  };
  const row = (name: string, spark: number, snow: number): string[] => [
    name,
    spark.toLocaleString('en'),
    snow.toLocaleString('en'),
  ];
  return {
    value: values[fact],
    head: [`after ${minutes} minutes`, 'Databricks', 'Snowflake'],
    rows: [
      row('events created', created, created),
      row('rows in Bronze', facts.databricks.bronze.rows, facts.snowflake.bronze),
      row('of them twice', databricks.duplicates, snowflake.duplicates),
      row('events lost', databricks.lost, snowflake.lost),
      row('rows in Silver', facts.databricks.silver.rows, facts.snowflake.silver),
      ['rows written to Gold', facts.databricks.gold.outputRows.toLocaleString('en'), '-'],
    ],
  };
}
