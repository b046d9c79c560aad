import { useState, type ReactNode } from 'react';
import { hexByte } from './words.ts';

interface Props {
  /** Of the byte, from the start of the message. */
  offset: number;
  /** 0 to 255. */
  value: number;
  onChange: (value: number) => void;
}

/** Edits one byte: type two hex digits, or move it by one. A slip changes nothing. */
export function ByteEditor({ offset, value, onChange }: Props): ReactNode {
  // What is no byte yet stands there only until the byte is another one, by whatever way.
  const [slip, setSlip] = useState<{ text: string; was: number }>();
  const slipped = slip?.was === value ? slip : undefined;
  const take = (text: string): void => {
    if (/^[0-9a-f]{2}$/i.test(text)) {
      setSlip(undefined);
      onChange(Number.parseInt(text, 16));
    } else {
      setSlip({ text, was: value });
    }
  };
  return (
    <div className="byte-editor" role="group" aria-label={`Edit byte ${offset}`}>
      <label>
        Byte {offset}
        <input
          value={slipped?.text ?? hexByte(value)}
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
      <p role="status">{slipped && 'A byte is two hex digits, 00 to ff.'}</p>
    </div>
  );
}
