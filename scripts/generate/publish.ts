import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../sim/command-error.ts';
import type { Producer } from './client.ts';
import type { Feed, Message } from './events.ts';
import type { Options } from './options.ts';
import { problemText } from './problems.ts';

/** Records in one request at most: enough for 2,500 a second, and a small request. */
const batchSize = 500;
/** Longest wait without a look at the clock, ms, so that progress is shown. */
const longestWaitMs = 1000;

/**
 * Sends the events when they arrive by the run's own clock, `speed` times as fast, and gives how
 * many were sent. Ends early when `stop` is given. A request that Kafka took without its answer
 * coming back is sent again: like any producer of this kind, at least once. Throws a CommandError
 * that says where to go on.
 */
export async function publish(
  feed: Feed,
  options: Options,
  producer: Producer,
  stop: AbortSignal,
  progress: (sent: number) => void,
): Promise<number> {
  if (feed.total === 0) return 0;
  let next: Message | undefined = feed.message(0);
  const firstMs = next.arrivalMs;
  const began = performance.now();
  let sent = 0;
  while (next !== undefined && !stop.aborted) {
    const nowMs = firstMs + (performance.now() - began) * options.speed;
    const messages: Message[] = [];
    while (next !== undefined && next.arrivalMs <= nowMs && messages.length < batchSize) {
      messages.push(next);
      const index: number = sent + messages.length;
      next = index < feed.total ? feed.message(index) : undefined;
    }
    if (messages.length > 0) {
      try {
        await producer.send({
          topic: options.topic,
          acks: -1,
          messages: messages.map(({ key, value }) => ({ key, value })),
        });
      } catch (error) {
        const where = sent > 0 ? ` ${goOn(feed, options, sent)}` : '';
        throw new CommandError(problemText(error, options) + where);
      }
      sent += messages.length;
    } else if (next !== undefined) {
      const waitMs = Math.min(longestWaitMs, (next.arrivalMs - nowMs) / options.speed);
      await sleep(waitMs, undefined, { signal: stop }).catch(() => undefined);
    }
    progress(sent);
  }
  return sent;
}

/** How to send the rest of the same run. */
export function goOn(feed: Feed, options: Options, sent: number): string {
  const start = new Date(feed.startMs).toISOString();
  return `${String(sent)} were sent; the rest follows with --start ${start} --skip ${String(options.skip + sent)}.`;
}
