import type { ReactNode } from 'react';
import type { Token } from '../../sim/index.ts';
import { arithmeticOf, type DecoderModel } from './model.ts';
import { hexByte } from './words.ts';

/** How a varint becomes a number: its 7-bit groups, the continuation bit, the sum, the zigzag. */
export function Arithmetic({ model, token }: { model: DecoderModel; token: Token }): ReactNode {
  const arithmetic = arithmeticOf(model, token);
  if (!arithmetic) return null;
  const { steps, raw, value } = arithmetic;
  return (
    <div className="arithmetic">
      <table>
        <caption>A variable-length number</caption>
        <thead>
          <tr>
            <th scope="col">byte</th>
            <th scope="col">more?</th>
            <th scope="col">7 bits</th>
            <th scope="col">shift</th>
            <th scope="col">sum</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.offset}>
              <td>
                <code>{hexByte(step.byte)}</code>
              </td>
              <td>{step.more ? '1, yes' : '0, last'}</td>
              <td>
                <code>{step.group.toString(2).padStart(7, '0')}</code>
              </td>
              <td>{step.shift}</td>
              <td>{String(step.accumulated)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Zigzag: {String(raw)} is {raw % 2n === 0n ? 'even' : 'odd'}, so the number is{' '}
        {raw % 2n === 0n ? `${raw} / 2` : `-(${raw} + 1) / 2`} = <strong>{String(value)}</strong>.
      </p>
    </div>
  );
}
