import { Fragment, type ReactNode } from 'react';

/** The last part of a full name, as code; too long for its line it breaks after an underscore. */
export function NameCode({ of }: { of: string }): ReactNode {
  const words = (of.split('.').at(-1) ?? '').split('_');
  return (
    <code>
      {words.map((word, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <>
              _<wbr />
            </>
          )}
          {word}
        </Fragment>
      ))}
    </code>
  );
}
