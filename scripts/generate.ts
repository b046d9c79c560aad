/**
 * `npm run generate -- --brokers HOST:PORT --topic user-activity --rate 20`: publishes the engine's
 * own events to a real Kafka, for a class that has no generator of a cloud service. The same
 * options and seed give the same events; each is sent when it arrives by the engine's lateness.
 */
import { say, seconds } from './front/say.mjs';
import { connectProducer } from './generate/client.ts';
import { openFeed, scenarioFor, schemaTextFor } from './generate/events.ts';
import { readOptions, usage } from './generate/options.ts';
import { goOn, publish } from './generate/publish.ts';
import { registerSchema } from './generate/registry.ts';
import { CommandError } from './sim/command-error.ts';

async function generate(args: readonly string[]): Promise<void> {
  const options = readOptions(args, process.env.KAFKA_PASSWORD);
  // What was typed is checked before anybody is called.
  scenarioFor(options, 0);
  const stop = new AbortController();
  // Before a connection, and twice, Ctrl-C ends at once; in between it ends behind a whole request.
  const producer = await connectProducer(options);
  process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());
  try {
    const { registry, schemaId } = options;
    const id =
      registry === undefined ? schemaId : await registerSchema(options, schemaTextFor(options));
    const feed = openFeed(options, id, Date.now());
    const start = new Date(feed.startMs).toISOString();
    say(`${String(feed.total)} events from ${start} to ${options.topic}, schema id ${String(id)}.`);
    const began = Date.now();
    const sent = await publish(feed, options, producer, stop.signal, progressOf(feed.total));
    const took = seconds(Date.now() - began);
    if (sent < feed.total && process.stderr.isTTY) process.stderr.write('\n');
    if (sent < feed.total) say(`Stopped after ${took}: ${goOn(feed, options, sent)}`);
    else say(`Sent ${String(sent)} events in ${took}.${left(feed.onTheWay)}`);
  } finally {
    await producer.disconnect();
  }
}

/** A line that is written over on a terminal, and one in ten seconds in a file. */
function progressOf(total: number): (sent: number) => void {
  const everyMs = process.stderr.isTTY ? 250 : 10_000;
  let last = Date.now();
  return (sent) => {
    const now = Date.now();
    if (now - last < everyMs && sent < total) return;
    last = now;
    const text = `  ${String(sent)} of ${String(total)} events sent`;
    if (process.stderr.isTTY) process.stderr.write(`\r${text}${sent < total ? '' : '\n'}`);
    else if (sent < total) process.stderr.write(`${text}\n`);
  };
}

function left(onTheWay: number): string {
  return onTheWay === 0 ? '' : ` ${String(onTheWay)} more were still on their way at the end.`;
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(usage);
else {
  try {
    await generate(args);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
