import { useEffect, useRef } from 'react';

/**
 * Opens the state that the address names (`#v1...`), at the start and whenever the fragment
 * changes. A small figure inside a reading page is not `active`: the fragment is the page's there.
 */
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
