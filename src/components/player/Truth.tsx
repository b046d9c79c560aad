import type { ReactNode } from 'react';

/** "How true is this?": what was checked against which engine, and what is simplified. */
export function Truth({ children }: { children: ReactNode }) {
  return (
    <details className="truth">
      <summary>How true is this?</summary>
      <div>{children}</div>
    </details>
  );
}
