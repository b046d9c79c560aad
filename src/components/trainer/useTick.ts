import { useEffect, useRef } from 'react';

/** Calls `run` four times a second, also while the window lies covered. */
export function useTick(run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const ticker = new Worker(new URL('./ticker.ts', import.meta.url), { type: 'module' });
    ticker.onmessage = () => latest.current();
    return () => ticker.terminate();
  }, []);
}
