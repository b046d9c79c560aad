import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';

/**
 * A part of a figure whose script is loaded when it is first shown. React keeps the failure of a
 * `lazy` for as long as the page is open; here whoever starts the figure again loads it again.
 */
export function later<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  meanwhile: string,
): ComponentType<Props> {
  return function Later(props: Props): ReactNode {
    const [Part] = useState(() => lazy(load));
    return (
      <Suspense fallback={<p role="status">{meanwhile}</p>}>
        <Part {...props} />
      </Suspense>
    );
  };
}
