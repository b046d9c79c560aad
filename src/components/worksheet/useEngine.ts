import { useCallback, useEffect, useRef, useState } from 'react';
import { startEngine, type Engine } from './engine/client.ts';
import type { Answer, Outcome, Request } from './engine/session.ts';

/** Whether statements can be run; `broken` holds the reason. */
export type EngineState = 'loading' | 'ready' | 'busy' | { broken: string };

export interface EngineHandle {
  state: EngineState;
  /** How long the last start took, ms of the reader's time; undefined while loading. */
  startedInMs: number | undefined;
  run: (request: Request) => Promise<Answer>;
  /** Ends what runs and starts anew; what was done in the worksheet stays. */
  restart: () => void;
}

/** The worksheet's engine: loaded when the worksheet opens, ended when it goes. */
export function useEngine(): EngineHandle {
  const engine = useRef<Engine>(undefined);
  const [state, setState] = useState<EngineState>('loading');
  const [startedInMs, setStartedInMs] = useState<number>();

  const start = useCallback(() => {
    engine.current?.stop();
    const from = performance.now();
    const started = startEngine();
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
  }, []);

  useEffect(() => {
    start();
    return () => {
      const last = engine.current;
      engine.current = undefined;
      last?.stop();
    };
  }, [start]);

  const run = useCallback(async (request: Request): Promise<Answer> => {
    const asked = engine.current;
    if (!asked) throw new Error('stopped');
    setState('busy');
    try {
      const answer = await asked.run(request);
      const { outcome } = answer;
      if (isOutOfMemory(outcome)) setState({ broken: outcome.message });
      else setState('ready');
      return answer;
    } catch (reason) {
      if (engine.current === asked) setState({ broken: messageOf(reason) });
      throw reason;
    }
  }, []);

  const restart = useCallback(() => {
    setState('loading');
    start();
  }, [start]);

  return { state, startedInMs, run, restart };
}

function isOutOfMemory(outcome: Outcome): outcome is Extract<Outcome, { kind: 'error' }> {
  return (
    outcome.kind === 'error' && /out of memory|memory access out of bounds/i.test(outcome.message)
  );
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
