import { useEffect, useRef } from 'react';

/** Reads the state that the address names, at the start and whenever the fragment changes. */
export function useFragment(active: boolean, open: (fragment: string) => void): void {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    if (!active) return undefined;
    const read = (): void => {
      if (location.hash.startsWith('#v1')) latest.current(location.hash);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, [active]);
}
