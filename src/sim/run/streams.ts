import type { StepContext } from '../kernel/context.ts';
import { bronzePorts } from '../spark/bronze.ts';
import type { TopicPort } from '../spark/bronze.ts';
import { goldPorts } from '../spark/gold.ts';
import type { SparkSettings } from '../spark/settings.ts';
import { silverPorts } from '../spark/silver.ts';
import { wakeStream } from '../spark/stream-life.ts';
import type { StreamPorts, StreamState } from '../spark/stream-types.ts';
import type { PipelineState, Simulation } from './state.ts';
import { endOffset, eventAt, startOffset } from './topic.ts';

/** The three streaming queries on Databricks. */
export type StreamName = 'bronze' | 'silver' | 'gold';

/** The query's process and checkpoint. */
export function streamOf(state: PipelineState, name: StreamName): StreamState {
  return state[name].stream;
}

/** The ports of the three queries: their own parts, and what they have in common. */
export function streamPorts(
  sim: Simulation,
  ctx: Record<StreamName, StepContext>,
): Record<StreamName, StreamPorts> {
  const { state, events } = sim;
  const { bronze, silver, gold } = state;
  const own = {
    bronze: ownSettings(state, bronze.stream),
    silver: ownSettings(state, silver.stream),
    gold: ownSettings(state, gold.stream),
  };
  const bronzeStream: StreamPorts = {
    ...commonPorts(own.bronze),
    ...bronzePorts(bronze, topicPort(state), own.bronze, ctx.bronze),
    written: () => {
      wakeStream(silver.stream, ctx.silver, silverStream);
    },
  };
  const silverStream: StreamPorts = {
    ...commonPorts(own.silver),
    ...silverPorts(silver, bronze, events, own.silver, ctx.silver),
    written: () => {
      wakeStream(gold.stream, ctx.gold, goldStream);
    },
  };
  const goldStream: StreamPorts = {
    ...commonPorts(own.gold),
    ...goldPorts(gold, silver, events, own.gold, ctx.gold),
    written: () => undefined,
  };
  return { bronze: bronzeStream, silver: silverStream, gold: goldStream };
}

/** The settings as one query has them; worked out again only when one side has changed. */
function ownSettings(state: PipelineState, stream: StreamState): () => SparkSettings {
  let from: unknown;
  let said: unknown = null;
  let merged = state.settings.spark;
  return () => {
    const { spark } = state.settings;
    if (stream.said === null) return spark;
    if (from !== spark || said !== stream.said) merged = { ...spark, ...stream.said };
    [from, said] = [spark, stream.said];
    return merged;
  };
}

function commonPorts(
  settings: () => SparkSettings,
): Pick<StreamPorts, 'trigger' | 'checkpointRoot' | 'batchMs'> {
  return {
    trigger: () => ({ kind: settings().trigger, intervalMs: settings().triggerMs }),
    checkpointRoot: () => settings().checkpointRoot,
    batchMs: (rows) => {
      const { batchMs, perThousandRowsMs, commitMs } = settings();
      const totalMs = batchMs + Math.floor((rows * perThousandRowsMs) / 1000);
      return { totalMs, commitMs: Math.min(commitMs, totalMs) };
    },
  };
}

function topicPort(state: PipelineState): TopicPort {
  const { topic } = state;
  return {
    partitions: () => topic.logs.length,
    startOffset: (p) => startOffset(topic, p, state.now, state.settings.kafka.retentionMs),
    endOffset: (p) => endOffset(topic, p),
    eventAt: (p, offset) => eventAt(topic, p, offset),
  };
}
