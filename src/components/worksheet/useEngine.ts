import { useCallback, useEffect, useRef, useState } from 'react';
import { startEngine, type Engine } from './engine/client.ts';
import { messageOf } from './engine/messageOf.ts';

/** Whether statements can be run; `broken` holds the reason. */
type EngineState = 'loading' | 'ready' | 'busy' | { broken: string };

export interface EngineHandle<Request, Answer> {
  state: EngineState;
  /** How much of the database has been loaded, 0 to 1. */
  share: number;
  /** It is loading, and nothing has come for half a minute. */
  stalled: boolean;
  /** How long the last start took, ms of the reader's time; undefined before the first. */
  startedInMs: number | undefined;
  run: (request: Request) => Promise<Answer>;
  /** Ends what runs and starts anew; what was done in the worksheet stays. */
  restart: () => void;
}

/** A browser may end a worker without a word; after this long without progress one may try again, ms. */
const STALLED_MS = 30_000;

/**
 * The worksheet's engine: loaded when the worksheet opens, ended when it goes. `open` makes the
 * worker, `fatal` finds in an answer the reason for which the engine can go on no longer.
 */
export function useEngine<Request, Answer>(
  open: () => Worker,
  fatal: (answer: Answer) => string | undefined,
): EngineHandle<Request, Answer> {
  const engine = useRef<Engine<Request, Answer>>(undefined);
  const [state, setState] = useState<EngineState>('loading');
  const [share, setShare] = useState(0);
  const [startedInMs, setStartedInMs] = useState<number>();
  const [stoodAt, setStoodAt] = useState<number>();

  const start = useCallback(() => {
    engine.current?.stop();
    const from = performance.now();
    const started = startEngine<Request, Answer>(open(), setShare);
    engine.current = started;
    started.ready.then(
      () => {
        if (engine.current !== started) return;
        setState('ready');
        setStartedInMs(performance.now() - from);
      },
      (reason: unknown) => {
        if (engine.current === started) setState({ broken: messageOf(reason) });
      },
    );
  }, [open]);

  useEffect(() => {
    start();
    return () => {
      const last = engine.current;
      engine.current = undefined;
      last?.stop();
    };
  }, [start]);

  const waits = state === 'loading' || (state === 'ready' && share > 0 && share < 1);
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => setStoodAt(share), STALLED_MS);
    return () => clearTimeout(timer);
  }, [waits, share]);

  const run = useCallback(
    async (request: Request): Promise<Answer> => {
      const asked = engine.current;
      if (!asked) throw new Error('stopped');
      setState('busy');
      try {
        const answer = await asked.run(request);
        const broken = fatal(answer);
        setState(broken === undefined ? 'ready' : { broken });
        return answer;
      } catch (reason) {
        if (engine.current === asked) setState({ broken: messageOf(reason) });
        throw reason;
      }
    },
    [fatal],
  );

  const restart = useCallback(() => {
    setState('loading');
    setShare(0);
    setStoodAt(undefined);
    start();
  }, [start]);

  const stalled = waits && stoodAt === share;
  return { state, share, stalled, startedInMs, run, restart };
}
