import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../front/child.mjs';
import { npm } from '../front/npm.mjs';
import { say } from '../front/say.mjs';
import { CommandError } from '../sim/command-error.ts';
import type { Options } from './options.ts';
import { problemText } from './problems.ts';

/** What is used of a kafkajs producer; the library is installed beside this file on first use. */
export interface Producer {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  send(records: {
    topic: string;
    acks: number;
    messages: readonly { key: string | null; value: Buffer }[];
  }): Promise<unknown>;
}

interface KafkaLibrary {
  Kafka: new (settings: object) => { producer(settings: object): Producer };
  Partitioners: { DefaultPartitioner: unknown };
  logLevel: { NOTHING: number };
}

const folder = dirname(fileURLToPath(import.meta.url));

/**
 * A producer that is connected, with the login and TLS of the options. Its partitioner is that of
 * the Java client (semantics.md B1). Throws a CommandError that says what to change.
 */
export async function connectProducer(options: Options): Promise<Producer> {
  const { Kafka, Partitioners, logLevel } = await library();
  muteTimerWarning();
  const { brokers, tls, caFile, sasl, username, password } = options;
  const kafka = new Kafka({
    clientId: 'user-activity-generator',
    brokers,
    ssl: tls && (caFile === undefined ? true : { ca: [authority(caFile)] }),
    ...(username === undefined ? {} : { sasl: { mechanism: sasl, username, password } }),
    connectionTimeout: 10_000,
    retry: { retries: 5 },
    // What goes wrong is said once, by this program.
    logLevel: logLevel.NOTHING,
  });
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    // One request at a time keeps the order of the events within a partition.
    maxInFlightRequests: 1,
  });
  try {
    await producer.connect();
  } catch (error) {
    throw new CommandError(problemText(error, options));
  }
  return producer;
}

async function library(): Promise<KafkaLibrary> {
  if (!existsSync(join(folder, 'node_modules', 'kafkajs'))) {
    say('Installing the Kafka client of scripts/generate/package-lock.json (the first time) ...');
    const [program, ...first] = npm();
    const options = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
    if ((await run(program, options, { cwd: folder })) !== 0) {
      throw new CommandError('The Kafka client was not installed: the reason is above.');
    }
  }
  return createRequire(import.meta.url)('kafkajs') as KafkaLibrary;
}

/** kafkajs 2.2.4 sets timers in the past, which newer Nodes tell everybody; it does no harm. */
function muteTimerWarning(): void {
  process.removeAllListeners('warning').on('warning', (warning) => {
    if (warning.name !== 'TimeoutNegativeWarning') process.stderr.write(`${String(warning)}\n`);
  });
}

function authority(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(`--ca-file: ${file} cannot be read; give the path of the ca.pem.`);
  }
}
