import type { ReactNode } from 'react';

/** Names of files, columns and commands in a sentence. */
const NAMES =
  /(\w+\.(?:py|sql)|unique_users|engagements|undecoded|dbt run|from_avro|startingOffsets)/;

/** A sentence with what is code in it set as code. */
export function Coded({ children }: { children: string }): ReactNode {
  return children.split(NAMES).map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));
}
