import { memo, type ReactNode } from 'react';
import { useCalmNow, type Now } from '../player/index.ts';
import { tokensRead, type DecoderModel } from './model.ts';
import { byteRange, fieldName, fieldValue, lastTokenOf } from './words.ts';

interface Props {
  model: DecoderModel;
  now: Now;
  /** The token that the reader points at, in place of the one that was read last. */
  pointed: number | undefined;
  onPoint: (token: number) => void;
}

/** More rows than this are cut, with a line that says how many there are. */
const SHOWN = 200;

/** The part of the figure, in the order in which they are drawn, that the fields are. */
const PART = 3;

/** The decoded fields, nested; a field shows its value once the cursor has passed its last byte. */
export const FieldTree = memo(function FieldTree(props: Props): ReactNode {
  const { model, now, pointed, onPoint } = props;
  const read = tokensRead(model, useCalmNow(now, PART));
  const end = model.tokens[read - 1]?.end ?? 0;
  const here = model.tokens[pointed ?? read - 1];
  return (
    <ul className="fields" aria-label="Decoded fields">
      {model.fields.slice(0, SHOWN).map((field) => {
        const last = lastTokenOf(model, field);
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
              <span style={{ paddingInlineStart: `${0.25 + 0.75 * field.depth}rem` }}>
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
});
