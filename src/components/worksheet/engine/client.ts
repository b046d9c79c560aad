import type { Answer, Request } from './session.ts';
import type { Reply } from './worker.ts';

/** A database in a worker of its own, as the page sees it. */
export interface Engine {
  /** Resolves when it can be asked; rejects with the reason when it could not be started. */
  ready: Promise<void>;
  /** One statement after the other. Rejects when the engine is stopped meanwhile. */
  run: (request: Request) => Promise<Answer>;
  /** Ends the worker, and with it whatever it was running. */
  stop: () => void;
}

/** Starts the worker, which loads DuckDB and the translator. */
export function startEngine(): Engine {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  let waiting: { resolve: (answer: Answer) => void; reject: (reason: Error) => void } | undefined;
  let settle: { resolve: () => void; reject: (reason: Error) => void } | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const fail = (message: string): void => {
    const reason = new Error(message);
    settle?.reject(reason);
    waiting?.reject(reason);
    waiting = undefined;
  };
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (data.kind === 'ready') settle?.resolve();
    else if (data.kind === 'broken') fail(data.message);
    else {
      waiting?.resolve(data.answer);
      waiting = undefined;
    }
  };
  worker.onerror = (event) => {
    fail(event.message === '' ? 'The worker could not be loaded.' : event.message);
  };
  return {
    ready,
    run: async (request) => {
      await ready;
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage(request);
      });
    },
    stop: () => {
      worker.terminate();
      fail('stopped');
    },
  };
}
