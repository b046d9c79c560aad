/** What a worksheet's worker says; `id` is the number of what it was asked. */
export type Reply<Answer> =
  | { kind: 'ready' }
  /** So much of the database has been loaded, 0 to 1. */
  | { kind: 'loading'; share: number }
  /** It could not be started, or something failed that no answer has words for. */
  | { kind: 'broken'; message: string }
  | { kind: 'answer'; id: number; answer: Answer };

/** What a worksheet's worker is asked. */
export interface Asked<Request> {
  id: number;
  request: Request;
}

/** A database in a worker of its own, as the page sees it. */
export interface Engine<Request, Answer> {
  /** Resolves when it can be asked; rejects with the reason when it could not be started. */
  ready: Promise<void>;
  /** One request after the other. Rejects when the engine is stopped meanwhile. */
  run: (request: Request) => Promise<Answer>;
  /** Ends the worker, and with it whatever it was running. */
  stop: () => void;
}

interface Waiting<Answer> {
  resolve: (answer: Answer) => void;
  reject: (reason: Error) => void;
}

/** Speaks with a worker that loads DuckDB and the translator; `onShare` hears how far it is. */
export function startEngine<Request, Answer>(
  worker: Worker,
  onShare: (share: number) => void,
): Engine<Request, Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let asked = 0;
  let settle: { resolve: () => void; reject: (reason: Error) => void } | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const fail = (message: string): void => {
    const reason = new Error(message);
    settle?.reject(reason);
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<Reply<Answer>>) => {
    if (data.kind === 'ready') settle?.resolve();
    else if (data.kind === 'loading') onShare(data.share);
    else if (data.kind === 'broken') fail(data.message);
    else {
      waiting.get(data.id)?.resolve(data.answer);
      waiting.delete(data.id);
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
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, request } satisfies Asked<Request>);
      });
    },
    stop: () => {
      worker.terminate();
      fail('stopped');
    },
  };
}
