import type { ReactNode } from 'react';
import type { FieldSpan } from '../../sim/index.ts';
import { valueText, fieldName, byteRange } from './words.ts';
import type { DecoderModel } from './model.ts';

interface Props {
  model: DecoderModel;
  read: number;
  chosen: number;
  onPoint: (token: number) => void;
}

/** More rows than this are cut, with a line that says how many there are. */
const SHOWN = 200;

/** The decoded fields, nested; a field shows its value once the cursor has passed its last byte. */
export function FieldTree({ model, read, chosen, onPoint }: Props): ReactNode {
  const end = model.tokens[read - 1]?.end ?? 0;
  const here = model.tokens[chosen];
  return (
    <ul className="fields" aria-label="Decoded fields">
      {model.fields.slice(0, SHOWN).map((field) => {
        const last = lastTokenOf(model, field.start, field.end);
        const done = field.end <= end;
        const current = here && here.start >= field.start && here.end <= field.end;
        return (
          <li key={`${field.path}@${field.start}`}>
            <button
              type="button"
              data-done={done}
              data-current={(current && field.scalar) || undefined}
              onPointerEnter={() => onPoint(last)}
              onFocus={() => onPoint(last)}
              onClick={() => onPoint(last)}
            >
              <span
                className="field-name"
                style={{ paddingInlineStart: `${0.25 + 0.75 * field.depth}rem` }}
              >
                {fieldName(field)}
              </span>
              <span className="field-type">{field.type}</span>
              <span className="field-value">
                {field.scalar && done && fieldValue(model, field)}
              </span>
              <span className="field-bytes">{byteRange(field.start, field.end)}</span>
            </button>
          </li>
        );
      })}
      {model.fields.length > SHOWN && <li>and {model.fields.length - SHOWN} more fields</li>}
    </ul>
  );
}

/** What a field holds: the text of its value token; a field without one is empty or null. */
function fieldValue(model: DecoderModel, field: FieldSpan): string {
  const token = model.tokens[lastTokenOf(model, field.start, field.end)];
  if (token?.part === 'value') return valueText(model, token);
  return token?.part === 'length' ? '""' : 'null';
}

function lastTokenOf(model: DecoderModel, start: number, end: number): number {
  return model.tokenOfByte[Math.max(start, end - 1)] ?? -1;
}
