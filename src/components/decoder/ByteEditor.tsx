import { useState, type ReactNode } from 'react';
import { hexByte } from './words.ts';

interface Props {
  offset: number;
  value: number;
  onChange: (value: number) => void;
}

/** Edits one byte: type two hex digits, or move it by one. A slip changes nothing. */
export function ByteEditor({ offset, value, onChange }: Props): ReactNode {
  const [typed, setTyped] = useState(hexByte(value));
  const [said, setSaid] = useState('');
  const take = (text: string): void => {
    setTyped(text);
    if (/^[0-9a-f]{2}$/i.test(text)) {
      setSaid('');
      onChange(Number.parseInt(text, 16));
    } else {
      setSaid('A byte is two hex digits, 00 to ff.');
    }
  };
  return (
    <div className="byte-editor" role="group" aria-label={`Edit byte ${offset}`}>
      <label>
        Byte {offset}
        <input
          value={typed}
          maxLength={2}
          spellCheck={false}
          onChange={(event) => take(event.target.value)}
        />
      </label>
      <button type="button" onClick={() => take(hexByte((value + 255) % 256))}>
        minus 1
      </button>
      <button type="button" onClick={() => take(hexByte((value + 1) % 256))}>
        plus 1
      </button>
      <p role="status">{said}</p>
    </div>
  );
}
