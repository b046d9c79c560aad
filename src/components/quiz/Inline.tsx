import type { ReactNode } from 'react';

/** Text of a question, in which `backticks` set code. Nothing else is interpreted. */
export function Inline({ text }: { text: string }): ReactNode {
  return text
    .split('`')
    .map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : <span key={i}>{part}</span>));
}
