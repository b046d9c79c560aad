import { userName } from '../activity/events.ts';
import type { ActivityEvents } from '../activity/events.ts';
import { append, openTopic, retain } from '../kafka/log.ts';
import type { TopicLog } from '../kafka/log.ts';
import { partitionFor } from '../kafka/partition.ts';
import type { KafkaSettings } from '../kafka/settings.ts';
import { openSticky, stickyJava, stickyLibrdkafka } from '../kafka/unkeyed.ts';
import type { StickyState } from '../kafka/unkeyed.ts';
import { forkStream, nextUint32 } from '../kernel/random.ts';
import type { RandomStream } from '../kernel/random.ts';
import { recordBytes } from './fields.ts';

/** The topic and its producer: logs, and where records without a key go at the moment. */
export interface TopicState {
  logs: TopicLog;
  sticky: StickyState;
  random: RandomStream;
}

/** A topic without records. Each partition begins at an offset of its own. */
export function createTopic(settings: KafkaSettings, seed: number): TopicState {
  const first = Array.from({ length: settings.partitions }, (_, p) =>
    Math.max(0, settings.firstOffset - 37 * p),
  );
  return { logs: openTopic(first), sticky: openSticky(), random: forkStream(seed, 'kafka') };
}

/** Partition by key of each user or country, worked out once: keys are few, records are many. */
export interface KeyTable {
  of: KafkaSettings['key'];
  client: KafkaSettings['client'];
  partitions: Int16Array;
}

/** The table for the settings; a key that the client places at random is -1. */
export function keyTable(settings: KafkaSettings, events: ActivityEvents): KeyTable {
  const { key, client } = settings;
  let users = 0;
  for (let row = 0; row < events.length; row++)
    users = Math.max(users, (events.user[row] ?? 0) + 1);
  const names =
    key === 'user'
      ? Array.from({ length: users }, (_, user) => userName(user))
      : key === 'country'
        ? events.countries
        : [];
  const place = (name: string) => partitionFor(asciiBytes(name), settings.partitions, client) ?? -1;
  return { of: key, client, partitions: Int16Array.from(names, place) };
}

/** Writes one event to the topic at `nowMs` and returns its partition. */
export function produce(
  topic: TopicState,
  keys: KeyTable,
  events: ActivityEvents,
  event: number,
  nowMs: number,
): number {
  const key = keys.of === 'user' ? events.user[event] : events.country[event];
  const bytes = recordBytes(events, event);
  const placed = keys.partitions[key ?? -1] ?? -1;
  const partition = placed >= 0 ? placed : unkeyed(topic, keys, bytes, nowMs);
  const log = topic.logs[partition];
  if (log) append(log, nowMs, event, bytes);
  return partition;
}

/** Ages out what retention no longer keeps, and says where the partition now begins. */
export function startOffset(
  topic: TopicState,
  partition: number,
  nowMs: number,
  retentionMs: number,
): number {
  const log = topic.logs[partition];
  if (!log) return 0;
  retain(log, nowMs, retentionMs);
  return log.start;
}

/** Offset that the partition's next record will get. */
export function endOffset(topic: TopicState, partition: number): number {
  return topic.logs[partition]?.end ?? 0;
}

/** Row of the run's events at an offset, retained or not. */
export function eventAt(topic: TopicState, partition: number, offset: number): number {
  const log = topic.logs[partition];
  return log?.ref[offset - log.base] ?? -1;
}

function unkeyed(topic: TopicState, keys: KeyTable, bytes: number, nowMs: number): number {
  const draw = () => nextUint32(topic.random);
  const { logs, sticky } = topic;
  return keys.client === 'java'
    ? stickyJava(sticky, logs.length, bytes, draw)
    : stickyLibrdkafka(sticky, logs.length, nowMs, draw);
}

/** User and country names are plain ASCII by their schemas. */
function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
