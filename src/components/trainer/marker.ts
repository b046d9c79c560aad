import { createHash } from 'node:crypto';

/** A note as it stands in the trainer's page: with the marker that a learner build must not hold. */
export interface MarkedNote {
  id: string;
  text: string;
}

/** What every marker begins with. */
const MARKER = 'trainer-note-';

/** The note with its marker, a UUID made of the hash of its words: the same in every build. */
export function marked(text: string): MarkedNote {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ].map(([a, b]) => hex.slice(a, b));
  return { id: MARKER + parts.join('-'), text };
}
