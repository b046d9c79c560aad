import { CommandError } from '../sim/command-error.ts';
import { scenarioOf } from '../sim/run.ts';
import {
  activitySchemaText,
  DEFAULT_SCHEMA_TEXT,
  encodeFramed,
  fieldsOf,
  parseSchema,
  prepareEvents,
} from '../../src/sim/index.ts';
import type { AvroSchema, Scenario } from '../../src/sim/index.ts';
import type { Options } from './options.ts';

/** One event on its way into the topic. */
export interface Message {
  /** When the topic gets it by the run's own clock, ms. */
  arrivalMs: number;
  key: string | null;
  /** Framed Avro. */
  value: Buffer;
}

/** The events of a run in the order of arrival, made one by one as they are sent. */
export interface Feed {
  /** How many are to be sent, and how many are still on their way when the time is over. */
  total: number;
  onTheWay: number;
  startMs: number;
  message(index: number): Message;
}

/** Above this a run would not fit into the memory of a small machine. */
const mostEvents = 5_000_000;
const minuteMs = 60_000;

/**
 * The schema of the messages. With a registry each field may be NULL, as the engine's events are;
 * without one the notebooks and the relay assume five plain strings.
 */
export function schemaTextFor(options: Pick<Options, 'registry'>): string {
  return options.registry === undefined ? DEFAULT_SCHEMA_TEXT : activitySchemaText;
}

/**
 * The engine's own events for the options. `nowMs` is the clock of the machine: unless a start is
 * given, the last event is sent about when it arrives. Throws a CommandError for a scenario that
 * cannot be sent.
 */
export function openFeed(options: Options, schemaId: number, nowMs: number): Feed {
  const scenario = scenarioFor(options, nowMs);
  const { events, refusals } = prepareEvents(scenario);
  for (const { message } of refusals) process.stderr.write(`${message}\n`);
  const endMs = scenario.startMs + scenario.durationMs;
  let inTime = events.length;
  while (inTime > 0 && (events.arrivalMs[inTime - 1] ?? 0) > endMs) inTime--;
  const schema = schemaOf(schemaTextFor(options));
  const { key } = scenario.kafka;
  return {
    total: Math.max(0, Math.min(inTime - options.skip, options.count)),
    onTheWay: events.length - inTime,
    startMs: scenario.startMs,
    message(index) {
      const row = options.skip + index;
      const { timestamp, user_id, action, page, country } = fieldsOf(events, row);
      const value = { timestamp, user_id, action, page, country };
      const framed = encodeFramed(value, schema, schemaId);
      if ('error' in framed) {
        throw new CommandError(
          `Event ${String(row)} has a field without a value, for which the schema without a ` +
            'registry has no room: name one by --registry.',
        );
      }
      return {
        arrivalMs: events.arrivalMs[row] ?? 0,
        key: key === 'none' ? null : key === 'user' ? user_id : country,
        value: Buffer.from(framed.bytes),
      };
    },
  };
}

/**
 * The scenario for the options, as `openFeed` runs it. Throws a CommandError for one that does not
 * exist, cannot be read, or makes more events than a small machine has room for.
 */
export function scenarioFor(options: Options, nowMs: number): Scenario {
  const scenario = scenarioOf(options.scenario);
  const durationMs = Math.round(options.minutes * minuteMs);
  const { activity } = scenario;
  const rate =
    options.rate === undefined ? activity.rate : [{ fromMs: 0, perSecond: options.rate }];
  const most = Math.max(...rate.map(({ perSecond }) => perSecond));
  const expected = (most * durationMs) / 1000;
  if (expected > mostEvents) {
    throw new CommandError(
      `--rate and --minutes make up to ${expected.toFixed(0)} events; ` +
        `${String(mostEvents)} is the most. Lower one of them.`,
    );
  }
  return {
    ...scenario,
    seed: options.seed ?? scenario.seed,
    durationMs,
    startMs: options.startMs ?? Math.round(nowMs - durationMs + durationMs / options.speed),
    kafka: { ...scenario.kafka, key: options.key ?? scenario.kafka.key },
    activity: {
      ...activity,
      rate,
      durationMs: Math.max(activity.durationMs, durationMs),
      // Five plain strings have no room for an event without a user.
      nullUserPerMille: options.registry === undefined ? 0 : activity.nullUserPerMille,
    },
  };
}

function schemaOf(text: string): AvroSchema {
  const parsed = parseSchema(text);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return parsed.schema;
}
