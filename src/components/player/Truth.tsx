import type { ReactNode } from 'react';

/** "How true is this?": what was checked against which engine, and what is simplified. */
export function Truth({ children }: { children: ReactNode }) {
  return (
    <details className="truth">
      <summary>How true is this?</summary>
      <div>
        {children}
        <p>
          <a href={`${import.meta.env.BASE_URL ?? '/'}how-true/`}>Every rule, and how we know it</a>
        </p>
      </div>
    </details>
  );
}
