import { append, createColumn } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import type { RelaySettings } from './settings.ts';
import type { RelayConsumer, RelayState } from './types.ts';

/** A relay whose consumers are all down; `partitions` is the number of the topic's partitions. */
export function createRelay(settings: RelaySettings, partitions: number): RelayState {
  return {
    settings,
    consumers: Array.from({ length: settings.consumers }, () => createConsumer(partitions)),
    owner: new Array<number>(partitions).fill(-1),
    malformed: new Set(),
    taken: {
      at: createColumn(),
      consumer: createColumn(),
      partition: createColumn(),
      offset: createColumn(),
      event: createColumn(),
    },
    fileRows: createColumn(),
    flushes: {
      consumer: createColumn(),
      bufferedSince: createColumn(),
      at: createColumn(),
      reason: createColumn(),
      from: createColumn(),
      to: createColumn(),
      bytes: createColumn(),
      uploadStartedAt: createColumn(),
      uploadedAt: createColumn(),
      committedAt: createColumn(),
      outcome: createColumn(),
      file: createColumn(),
    },
    paths: [],
    log: {
      at: createColumn(),
      what: createColumn(),
      consumer: createColumn(),
      a: createColumn(),
      b: createColumn(),
    },
  };
}

/** Makes room for `count` consumers; new ones are down. None is ever taken away. */
export function growConsumers(state: RelayState, count: number): void {
  while (state.consumers.length < count) state.consumers.push(createConsumer(state.owner.length));
}

/** The consumer, or an error of the program: consumers are numbered by this folder only. */
export function consumerOf(state: RelayState, index: number): RelayConsumer {
  const consumer = state.consumers[index];
  if (!consumer) {
    throw new RangeError(`The relay has ${state.consumers.length} consumers, none is ${index}.`);
  }
  return consumer;
}

/** One line of the relay's log (`relayHappening`), at the time of the step. */
export function tell(
  state: RelayState,
  ctx: StepContext,
  what: number,
  consumer: number,
  a = NaN,
  b = NaN,
): void {
  append(state.log.at, ctx.now);
  append(state.log.what, what);
  append(state.log.consumer, consumer);
  append(state.log.a, a);
  append(state.log.b, b);
}

function createConsumer(partitions: number): RelayConsumer {
  return {
    phase: 'down',
    session: 0,
    buffer: [],
    bufferSince: NaN,
    assigned: [],
    position: new Array<number>(partitions).fill(NaN),
    stored: new Map(),
    flush: -1,
    flushCommit: 'after-upload',
    stopping: false,
    armed: null,
  };
}
