import type { StepContext } from '../kernel/context.ts';
import { bronzePorts } from '../spark/bronze.ts';
import type { TopicPort } from '../spark/bronze.ts';
import { goldPorts } from '../spark/gold.ts';
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
  const settings = () => state.settings.spark;
  const common: Pick<StreamPorts, 'trigger' | 'batchMs'> = {
    trigger: () => ({ kind: settings().trigger, intervalMs: settings().triggerMs }),
    batchMs: (rows) => {
      const { batchMs, perThousandRowsMs, commitMs } = settings();
      const totalMs = batchMs + Math.floor((rows * perThousandRowsMs) / 1000);
      return { totalMs, commitMs: Math.min(commitMs, totalMs) };
    },
  };
  const bronzeStream: StreamPorts = {
    ...common,
    ...bronzePorts(bronze, topicPort(state), settings, ctx.bronze),
    written: () => {
      wakeStream(silver.stream, ctx.silver, silverStream);
    },
  };
  const silverStream: StreamPorts = {
    ...common,
    ...silverPorts(silver, bronze, events, settings, ctx.silver),
    written: () => {
      wakeStream(gold.stream, ctx.gold, goldStream);
    },
  };
  const goldStream: StreamPorts = {
    ...common,
    ...goldPorts(gold, silver, events, settings, ctx.gold),
    written: () => undefined,
  };
  return { bronze: bronzeStream, silver: silverStream, gold: goldStream };
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
