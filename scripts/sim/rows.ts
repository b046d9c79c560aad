import {
  bronzeCountAt,
  bronzeLines,
  fieldsOf,
  goldRowsAt,
  partitionFor,
  runScenario,
  silverLinesAt,
} from '../../src/sim/index.ts';
import type { Run } from '../../src/sim/index.ts';
import { readArguments } from './arguments.ts';
import { scenarioOf } from './run.ts';

/**
 * `rows PRESET|LINK|FILE`: the events of a run in the order of arrival with their keys and
 * partitions, and what Snowflake's three tables hold at its end, for a comparison with real ones.
 */
export function rowsCommand(args: string[]): string {
  const { words } = readArguments(args, 'rows PRESET|LINK|FILE', 1, []);
  const run = runScenario(scenarioOf(words[0] ?? ''));
  const bronze = [...bronzeLines(run)].slice(0, bronzeCountAt(run, run.endMs));
  return JSON.stringify({
    events: eventsOf(run),
    bronze,
    // Rows of `bronze`, counted from 0.
    silver: silverLinesAt(run, run.endMs),
    gold: goldRowsAt(run, run.endMs),
  });
}

function eventsOf({ events, scenario }: Run): object[] {
  const { key: by, partitions, client } = scenario.kafka;
  return Array.from({ length: events.length }, (_, row) => {
    const fields = fieldsOf(events, row);
    const key = by === 'none' ? null : by === 'user' ? fields.user_id : fields.country;
    return {
      arrivalMs: events.arrivalMs[row],
      key,
      partition: key === null ? null : partitionFor(Buffer.from(key, 'utf8'), partitions, client),
      fields,
    };
  });
}
