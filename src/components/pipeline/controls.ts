import type { PipelineSystem } from '../../sim/index.ts';
import { queryDeeds, RELAY_POINTS, switchOf, TOMORROW_MS, type Deed } from './deeds.ts';
import type { PipelineMoment } from './model.ts';

/** A setting that can be changed in the middle of the run. */
interface SettingControl {
  label: string;
  name: string;
  options: readonly { value: string | number; name: string }[];
  /** The value that holds at the moment. */
  value: (moment: PipelineMoment) => string | number;
}

/** What can be done at one system. */
interface SystemControls {
  /** What the system is, in a sentence. */
  about: string;
  deeds: readonly Deed[];
  settings: readonly SettingControl[];
}

const seconds = (...values: number[]) =>
  values.map((value) => ({
    value: value * 1000,
    name: value % 60 === 0 && value > 0 ? `${value / 60} min` : `${value} s`,
  }));

function tableControls(which: 'silver' | 'gold', about: string): SystemControls {
  const what = `${which}-table` as const;
  return {
    about,
    deeds: [
      ...switchOf(what, 'RESUME', 'SUSPEND'),
      { label: 'REFRESH', actions: [{ do: 'refresh', what }], can: () => true },
    ],
    settings: [
      {
        label: 'TARGET_LAG',
        name: `snowflake.${which}.targetLag`,
        options: [...seconds(60, 120, 300, 600), { value: 'DOWNSTREAM', name: 'DOWNSTREAM' }],
        value: ({ view }) => view.settings.snowflake[which].targetLag,
      },
    ],
  };
}

const trigger: SettingControl = {
  label: 'trigger of all three queries',
  name: 'spark.triggerMs',
  options: [{ value: 0, name: 'back to back' }, ...seconds(5, 10, 30, 60, 300)],
  value: ({ view }) => view.settings.spark.triggerMs,
};

/** What can be started, stopped, broken and set, system by system. */
export const CONTROLS: Record<PipelineSystem, SystemControls> = {
  generator: {
    about:
      'Aiven’s sample data: 20 events a second here. The service ends it after 15 minutes to 4 hours.',
    deeds: [
      ...switchOf('generator', 'start', 'stop'),
      {
        label: 'send one event of tomorrow',
        actions: [{ do: 'inject', time: TOMORROW_MS, country: 'DE' }],
        can: () => true,
      },
    ],
    settings: [],
  },
  topic: {
    about:
      'Two partitions; the key is the user. The relay’s place is its committed offset, Spark’s stands in its checkpoint. Press a record to follow it.',
    deeds: [],
    settings: [],
  },
  bronze: {
    about: 'Reads the topic, keeps every record as it came.',
    deeds: queryDeeds('bronze'),
    settings: [
      trigger,
      {
        label: 'without a checkpoint, start at',
        name: 'spark.startingOffsets',
        options: [
          { value: 'latest', name: 'latest' },
          { value: 'earliest', name: 'earliest' },
        ],
        value: ({ view }) => view.settings.spark.startingOffsets,
      },
      {
        label: 'from_avro begins at byte',
        name: 'spark.avroFromByte',
        options: [
          { value: 6, name: '6, after the header' },
          { value: 1, name: '1, with the header' },
        ],
        value: ({ view }) => view.settings.spark.avroFromByte,
      },
    ],
  },
  silver: {
    about: 'Reads Bronze; rows without a user or a readable time go to the quarantine.',
    deeds: queryDeeds('silver'),
    settings: [
      trigger,
      {
        label: 'set aside what lies ahead by',
        name: 'spark.rejectAheadMs',
        options: [{ value: 0, name: 'anything (no limit)' }, ...seconds(60, 300)],
        value: ({ view }) => view.settings.spark.rejectAheadMs,
      },
    ],
  },
  gold: {
    about: 'Counts Silver by country in five-minute windows that start every minute.',
    deeds: queryDeeds('gold'),
    settings: [
      trigger,
      {
        label: 'watermark delay',
        name: 'spark.delayMs',
        options: seconds(0, 60, 120, 300, 600, 900),
        value: ({ view }) => view.settings.spark.delayMs,
      },
    ],
  },
  relay: {
    about: 'A consumer that writes files. It commits its offsets after the upload.',
    deeds: [
      ...switchOf('relay', 'start', 'stop'),
      ...RELAY_POINTS.map(({ point, name }): Deed => ({
        label: name,
        kill: true,
        actions: [{ do: 'crash', what: 'relay', point }],
        can: () => true,
      })),
      {
        label: 'break a line',
        actions: [{ do: 'malformed-line' }],
        can: () => true,
      },
      ...switchOf('relay-2', 'start a second one', 'stop the second one'),
    ],
    settings: [
      {
        label: 'flush after',
        name: 'relay.flushMs',
        options: seconds(2, 5, 10, 30, 60),
        value: ({ view }) => view.settings.relay.flushMs,
      },
    ],
  },
  files: {
    about: 'A file that is complete is announced once, by BlobCreated.',
    deeds: [],
    settings: [],
  },
  pipe: {
    about: 'Copies each announced file into Bronze, and remembers its path for 14 days.',
    deeds: [
      ...switchOf('pipe', 'resume', 'pause'),
      {
        label: 'CREATE OR REPLACE PIPE',
        actions: [{ do: 'create', what: 'pipe', with: {} }],
        can: () => true,
      },
      { label: 'ALTER PIPE REFRESH', actions: [{ do: 'refresh', what: 'pipe' }], can: () => true },
    ],
    settings: [
      {
        label: 'ON_ERROR',
        name: 'snowflake.pipe.onError',
        options: [
          { value: 'SKIP_FILE', name: 'SKIP_FILE' },
          { value: 'CONTINUE', name: 'CONTINUE' },
        ],
        value: ({ view }) => view.settings.snowflake.pipe.onError,
      },
    ],
  },
  'bronze-table': {
    about: 'One VARIANT a line, with the partition and the offset that it had.',
    deeds: [],
    settings: [],
  },
  'silver-table': tableControls(
    'silver',
    'A query whose result Snowflake keeps within its target lag: typed, without repeats.',
  ),
  'gold-table': tableControls('gold', 'Silver by minute and country. Its rows may still change.'),
  dbt: {
    about: 'dbt creates or changes the dynamic tables and exits; it refreshes nothing.',
    deeds: [
      { label: 'dbt run', actions: [{ do: 'dbt-run', fullRefresh: false }], can: () => true },
      {
        label: 'dbt run --full-refresh',
        actions: [{ do: 'dbt-run', fullRefresh: true }],
        can: () => true,
      },
    ],
    settings: [],
  },
  dashboard: {
    about: 'Asks Snowflake each time (DirectQuery). The workspace decides how often it may.',
    deeds: switchOf('dashboard', 'open the page', 'close the page'),
    settings: [
      {
        label: 'page refresh',
        name: 'powerbi.refreshMs',
        options: seconds(10, 30, 60, 300, 1800),
        value: ({ view }) => view.settings.powerbi.refreshMs,
      },
      {
        label: 'open in',
        name: 'powerbi.workspace',
        options: [
          { value: 'desktop', name: 'Desktop' },
          { value: 'shared', name: 'a shared workspace' },
          { value: 'premium', name: 'a Premium capacity' },
        ],
        value: ({ view }) => view.settings.powerbi.workspace,
      },
    ],
  },
};
