import type { ReactNode } from 'react';
import type { Note } from './contract.ts';
import { Inline } from './Inline.tsx';
import { remedyHref } from './remedyHref.ts';

/** What holds or does not hold of one part of an answer, and where to read again. */
export function Remark({ note }: { note: Note }): ReactNode {
  return (
    <p className="quiz-remark">
      <strong>
        <Inline text={note.about} />
      </strong>{' '}
      <Inline text={note.text} />{' '}
      {note.remedy && <a href={remedyHref(note.remedy)}>Read it again</a>}
    </p>
  );
}
