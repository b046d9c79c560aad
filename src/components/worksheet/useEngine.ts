import { useCallback, useEffect, useRef, useState } from 'react';
import { startEngine, type Engine } from './engine/client.ts';

/** Whether statements can be run; `broken` holds the reason. */
export type EngineState = 'loading' | 'ready' | 'busy' | { broken: string };

export interface EngineHandle<Request, Answer> {
  state: EngineState;
  /** How much of the database has been loaded, 0 to 1. */
  share: number;
  /** How long the last start took, ms of the reader's time; undefined while loading. */
  startedInMs: number | undefined;
  run: (request: Request) => Promise<Answer>;
  /** Ends what runs and starts anew; what was done in the worksheet stays. */
  restart: () => void;
}

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
    start();
  }, [start]);

  return { state, share, startedInMs, run, restart };
}

/** Is this the message of an engine that has no memory left? */
export function isOutOfMemory(message: string): boolean {
  return /out of memory|memory access out of bounds/i.test(message);
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
