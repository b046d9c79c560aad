import { parseArgs } from 'node:util';
import { CommandError } from '../sim/command-error.ts';

/** What `npm run generate` was asked for, checked. */
export interface Options {
  brokers: string[];
  topic: string;
  /** Events a second as they happen; undefined leaves it to the scenario. */
  rate: number | undefined;
  /** How long events happen, in minutes of their own time. */
  minutes: number;
  /** How many events are sent at most. */
  count: number;
  /** How many of the run's events are left out at its beginning: they were sent before. */
  skip: number;
  /** How many seconds of the events pass in one second. */
  speed: number;
  seed: number | undefined;
  /** Time of the run's start, ms; undefined: so that the run ends about now. */
  startMs: number | undefined;
  key: 'user' | 'country' | 'none' | undefined;
  scenario: string;
  registry: string | undefined;
  schemaId: number;
  tls: boolean;
  caFile: string | undefined;
  sasl: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  username: string | undefined;
  password: string | undefined;
}

export const usage = `npm run generate -- --brokers HOST:PORT[,HOST:PORT] [options]

  --topic NAME       the topic, which must exist            (user-activity)
  --rate N           events a second                        (20)
  --minutes N        how long events happen, 240 at most    (15)
  --count N          stop after so many events
  --speed N          minutes of the events in one minute    (1)
  --seed N           another seed, other events             (1)
  --start TIME       when the first minute begins, as 2026-01-01T09:00:00Z
  --skip N           leave out the first N events: goes on where a run was stopped
  --key user|country|none                                   (user)
  --scenario NAME    a preset, a share link or a file: its users, countries, lateness, actions
  --registry URL     registers the schema as TOPIC-value; without it the schema is the lab
                     kit's own, five strings that are never NULL
  --schema-id N      the id in each message when no registry is named (1)
  --tls              TLS with the certificates that Node trusts
  --ca-file FILE     TLS with this authority, as Aiven gives it (ca.pem)
  --username NAME    the login, for Kafka and the registry; its password is in KAFKA_PASSWORD
  --sasl plain|scram-sha-256|scram-sha-512                  (scram-sha-256)`;

const names = [
  ...['brokers', 'topic', 'rate', 'minutes', 'count', 'speed', 'seed', 'start', 'skip', 'key'],
  ...['scenario', 'registry', 'schema-id', 'ca-file', 'username', 'sasl'],
];

/**
 * Reads the command line. `password` comes from the environment, since a command line can be read
 * by everybody on the machine. Throws a CommandError that says which option is wrong and how.
 */
export function readOptions(args: readonly string[], password: string | undefined): Options {
  const given = parsed(args);
  const tls = given.tls === true;
  const text = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' ? value : undefined;
  };
  const number = (name: string, from: number, to: number, whole: boolean): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const read = /^\d+(\.\d+)?$/.test(value) ? Number(value) : NaN;
    if (read >= from && read <= to && (!whole || Number.isInteger(read))) return read;
    const kind = whole ? 'a whole number' : 'a number';
    throw new CommandError(
      `--${name}: expected ${kind} from ${String(from)} to ${String(to)}, found ${value}`,
    );
  };
  const username = text('username');
  if (username !== undefined && !password) {
    throw new CommandError(
      '--username needs a password: put it into the environment as KAFKA_PASSWORD',
    );
  }
  if (username === undefined && text('sasl') !== undefined) {
    throw new CommandError('--sasl needs --username, and KAFKA_PASSWORD in the environment');
  }
  return {
    brokers: brokersOf(text('brokers')),
    topic: matching('topic', text('topic') ?? 'user-activity', /^[\w.-]{1,249}$/, 'a topic name'),
    rate: number('rate', 0.01, 2500, false),
    minutes: number('minutes', 0.1, 240, false) ?? 15,
    count: number('count', 1, 5_000_000, true) ?? Infinity,
    skip: number('skip', 0, 5_000_000, true) ?? 0,
    speed: number('speed', 0.1, 10_000, false) ?? 1,
    seed: number('seed', 0, Number.MAX_SAFE_INTEGER, true),
    startMs: timeOf(text('start')),
    key: oneOf('key', text('key'), ['user', 'country', 'none']),
    scenario: text('scenario') ?? 'normal-hour',
    registry: registryOf(text('registry')),
    schemaId: number('schema-id', 0, 4_294_967_295, true) ?? 1,
    tls: tls || text('ca-file') !== undefined,
    caFile: text('ca-file'),
    sasl:
      oneOf('sasl', text('sasl'), ['plain', 'scram-sha-256', 'scram-sha-512']) ?? 'scram-sha-256',
    username,
    password,
  };
}

function parsed(args: readonly string[]): Record<string, string | boolean | undefined> {
  const texts = names.map((name) => [name, { type: 'string' as const }]);
  const options = { ...Object.fromEntries(texts), tls: { type: 'boolean' as const } };
  try {
    return parseArgs({ args: [...args], options }).values as Record<string, string | boolean>;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('.')[0] ?? '') : String(error);
    throw new CommandError(`${reason}.\n\n${usage}`);
  }
}

function brokersOf(value: string | undefined): string[] {
  if (value === undefined) throw new CommandError(`--brokers is missing.\n\n${usage}`);
  const brokers = value.split(',').map((one) => one.trim());
  for (const broker of brokers) {
    matching('brokers', broker, /^[^\s:/]+:\d{1,5}$/, 'HOST:PORT');
    const port = Number(broker.slice(broker.indexOf(':') + 1));
    if (port < 1 || port > 65_535) {
      throw new CommandError(`--brokers: expected a port from 1 to 65535, found ${broker}`);
    }
  }
  return brokers;
}

function registryOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  matching('registry', value, /^https?:\/\/\S+$/, 'an address such as https://host:12345');
  return value.replace(/\/+$/, '');
}

function timeOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time) || time < 0) {
    throw new CommandError(`--start: expected a time such as 2026-01-01T09:00:00Z, found ${value}`);
  }
  return time;
}

function matching(name: string, value: string, form: RegExp, what: string): string {
  if (form.test(value)) return value;
  throw new CommandError(`--${name}: expected ${what}, found ${value === '' ? 'nothing' : value}`);
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  const found = known.find((one) => one === value);
  if (value === undefined || found !== undefined) return found;
  throw new CommandError(`--${name}: expected ${known.join(' or ')}, found ${value}`);
}
