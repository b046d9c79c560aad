import type { ReactNode } from 'react';
import type { Option } from './question.ts';
import { Inline } from './Inline.tsx';
import { shuffled } from './notes.ts';

interface Props {
  kind: 'radio' | 'checkbox';
  name: string;
  options: readonly Option[];
  picked: readonly string[];
  locked: boolean;
  onToggle: (id: string) => void;
}

/**
 * Options as native radio buttons or checkboxes: the browser gives them their keys and roles. They
 * stand in an order of the question's own, since authors tend to write the right one first.
 */
export function Options({ kind, name, options, picked, locked, onToggle }: Props): ReactNode {
  return (
    <ul className="quiz-options">
      {shuffled(options, name).map((option) => (
        <li key={option.id}>
          <label>
            <input
              type={kind}
              name={name}
              checked={picked.includes(option.id)}
              disabled={locked}
              onChange={() => onToggle(option.id)}
            />
            <span>
              <Inline text={option.text} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
