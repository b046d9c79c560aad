import type { ReactNode } from 'react';

/** One, two or three rings: bronze, silver, gold. */
export function Rings({ count }: { count: 1 | 2 | 3 }): ReactNode {
  return (
    <svg className="pipe-rings" width={count * 9 + 4} height="13" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        <circle key={i} cx={6.5 + i * 9} cy="6.5" r="5" />
      ))}
    </svg>
  );
}
