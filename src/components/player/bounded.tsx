import type { ComponentType, ReactNode } from 'react';
import { FigureBoundary } from './FigureBoundary.tsx';

/** A figure of which an error of its own leaves the page and the other figures alone. */
export function bounded<Props extends object>(Figure: ComponentType<Props>) {
  return function Bounded(props: Props): ReactNode {
    return (
      <FigureBoundary>
        <Figure {...props} />
      </FigureBoundary>
    );
  };
}
