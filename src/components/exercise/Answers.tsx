import { useMemo, type ReactNode } from 'react';
import { Facts, type FactTable } from '../player/index.ts';
import { at, wait, watermarkText } from '../pipeline/parts.ts';
import { exerciseFacts, type ExerciseFacts } from './facts.ts';
import { pipelineAt } from '../../sim/index.ts';
import { count } from '../chart/index.ts';

/** How far back the first column of numbers lies, ms. */
const BACK_MS = 120_000;

/** What the verification queries answer now, and what they answered two minutes ago. */
export function Answers({ facts }: { facts: ExerciseFacts }): ReactNode {
  const { run, tMs } = facts;
  const before = useMemo(() => {
    const backMs = Math.max(run.startMs, tMs - BACK_MS);
    return exerciseFacts(run, pipelineAt(run, backMs), backMs, false);
  }, [run, tMs]);
  return <Facts table={tableOf(before, facts)} />;
}

const LINES: readonly { name: string; of: (facts: ExerciseFacts) => string }[] = [
  { name: 'Kafka: messages', of: ({ view }) => count(view.facts.produced) },
  { name: 'Databricks Bronze: events', of: ({ checks }) => count(checks.bronze.rows) },
  { name: 'undecoded', of: ({ checks }) => count(checks.bronze.undecoded) },
  { name: 'places in Kafka missing', of: ({ checks }) => count(checks.bronze.missing) },
  { name: 'rows twice', of: ({ checks }) => count(checks.bronze.twice) },
  { name: 'Databricks Silver: events', of: ({ checks }) => count(checks.silver.rows) },
  { name: 'quarantine: not decoded', of: ({ checks }) => count(checks.silver.undecoded) },
  { name: 'quarantine: no user', of: ({ checks }) => count(checks.silver.noUser) },
  { name: 'quarantine: ahead of Kafka’s time', of: ({ checks }) => count(checks.silver.ahead) },
  { name: 'Databricks Gold: rows', of: ({ checks }) => count(checks.gold.rows) },
  { name: 'newest event', of: ({ checks, tMs }) => watermarkText(checks.gold.newestMs, tMs) },
  { name: 'watermark', of: ({ checks, tMs }) => watermarkText(checks.gold.watermarkMs, tMs) },
  { name: 'groups dropped by it', of: ({ checks }) => count(checks.gold.droppedGroups) },
  { name: 'Snowflake Bronze: events', of: ({ view }) => count(view.facts.snowflake.bronze) },
  { name: 'Snowflake Gold: rows', of: ({ view }) => count(view.tables.gold.rows) },
  { name: 'age of the dashboard’s data', of: ({ ageMs }) => wait(ageMs) },
];

function tableOf(before: ExerciseFacts, now: ExerciseFacts): FactTable {
  return {
    caption: 'What the verification queries answer',
    columns: [
      { head: 'query' },
      { head: at(before.tMs), numeric: true },
      { head: at(now.tMs), numeric: true },
    ],
    rows: LINES.map(({ name, of }) => ({ id: name, cells: [name, of(before), of(now)] })),
  };
}
