import { memo } from 'react';
import { tallyAt, type Tally } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import type { Twins } from './model.ts';
import { eventWords } from './eventWords.ts';

interface InspectorProps {
  twins: Twins;
  tMs: number;
  chosenRow: number;
  clock: (tMs: number) => string;
}

/** Beside the picture: both runs in numbers at this moment, and the chosen event. */
export const Inspector = memo(function Inspector({ twins, tMs, chosenRow, clock }: InspectorProps) {
  const { a, b } = twins;
  const [left, right] = [tallyAt(a.run, a.tallies, tMs), tallyAt(b.run, b.tallies, tMs)];
  return (
    <>
      <section>
        <table className="twin-now-table">
          <caption>Both runs at {clock(tMs)}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col" data-numeric>
                A
              </th>
              <th scope="col" data-numeric>
                B
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(left, right, clock).map(([name, one, other]) => (
              <tr key={name} data-differs={one !== other || undefined}>
                <th scope="row">{name}</th>
                <td data-numeric>{one}</td>
                <td data-numeric>{other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {chosenRow >= 0 && <ChosenEvent event={eventWords(twins, chosenRow)} />}
    </>
  );
});

function rowsOf(a: Tally, b: Tally, clock: (tMs: number) => string): [string, string, string][] {
  const time = (ms: number) => (ms > 0 ? clock(ms) : 'none yet');
  const both = (name: string, of: (tally: Tally) => string): [string, string, string] => [
    name,
    of(a),
    of(b),
  ];
  return [
    both('watermark', ({ watermarkMs }) => time(watermarkMs)),
    both('state rows', ({ stateRows }) => count(stateRows)),
    both('counted in all', ({ whole }) => count(whole)),
    both('partly late', ({ partlyLate }) => count(partlyLate)),
    both('dropped', ({ dropped }) => count(dropped)),
    both('rows written', ({ rowsWritten }) => count(rowsWritten)),
    both('waiting', ({ waiting }) => count(waiting)),
  ];
}

function ChosenEvent({ event }: { event: ReturnType<typeof eventWords> }) {
  return (
    <section>
      <p className="inspector-head">The circled event</p>
      <dl className="facts">
        <Fact name="key">{event.key}</Fact>
        <Fact name="event time">{event.time}</Fact>
        <Fact name="arrived">{event.arrives}</Fact>
        <Fact name="age on arrival">{event.age}</Fact>
        <Fact name="in A">{event.a}</Fact>
        <Fact name="in B">{event.b}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
