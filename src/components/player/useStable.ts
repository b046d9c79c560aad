import { useEffect, useRef, useState } from 'react';

type Deed = (...args: never[]) => unknown;

/**
 * The same functions for ever, which call the newest ones: while t moves every frame, whatever
 * takes a deed and does not show t is drawn only once. For event handlers, not for rendering.
 */
export function useStable<T extends Record<string, Deed>>(now: T): T {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  const [stable] = useState(() => {
    const call =
      (name: string) =>
      (...args: never[]) =>
        latest.current[name]?.(...args);
    return Object.fromEntries(Object.keys(now).map((name) => [name, call(name)])) as T;
  });
  return stable;
}
