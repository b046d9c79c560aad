import { memo, type ReactNode } from 'react';
import { clock, Mark, shortClock } from '../chart/index.ts';
import type { EventFacts, EventWindow, WasNow } from './facts.ts';
import type { FigureEvent } from './figureState.ts';
import { shapeOf } from './model.ts';
import { fateName } from './words.ts';

interface InspectorProps {
  event: FigureEvent | undefined;
  facts: EventFacts | undefined;
  state: readonly WasNow[];
}

/** Beside the picture: the chosen event, its windows one by one, and the state. */
export const Inspector = memo(function Inspector({ event, facts, state }: InspectorProps) {
  return (
    <>
      {event && facts && <ChosenEvent event={event} facts={facts} />}
      <section>
        <p className="inspector-head">State after the last batch</p>
        <dl className="facts">
          {state.map(({ name, was, now }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {was !== now && <WasArrow was={was} />}
                {now}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
});

function WasArrow({ was }: { was: string }) {
  return (
    <span className="was">
      <span className="visually-hidden">was </span>
      {was} <span aria-hidden="true">→</span>
      <span className="visually-hidden">, now</span>{' '}
    </span>
  );
}

function ChosenEvent({ event, facts }: { event: FigureEvent; facts: EventFacts }) {
  const { country } = event;
  return (
    <>
      <section>
        <p className="inspector-head">The circled event</p>
        <dl className="facts">
          <Fact name="country">{country}</Fact>
          <Fact name="event time">{clock(event.atMs)}</Fact>
          <Fact name="arrived">{clock(event.arrivesMs)}</Fact>
          <Fact name="verdict">
            <Mark shape={shapeOf(facts.fate)} />{' '}
            {facts.batch < 0
              ? facts.arrived
                ? 'waits for the next batch'
                : 'still on its way'
              : `${fateName(facts.fate)}, batch ${String(facts.batch)}`}
          </Fact>
        </dl>
      </section>
      <section>
        <p className="inspector-head">
          {facts.windows.length === 1
            ? 'Its window'
            : `Its ${String(facts.windows.length)} windows`}
          , count of {country}
        </p>
        <ul className="event-windows">
          {facts.windows.map((window) => (
            <li key={window.startMs} data-verdict={window.verdict}>
              <span className="sign" aria-hidden="true">
                {SIGNS[window.verdict]}
              </span>
              <span>
                {shortClock(window.startMs)} – {shortClock(window.endMs)}
              </span>
              <Count window={window} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const SIGNS = { counted: '+', closed: '×', undecided: '·' };

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Count({ window: { verdict, was, now, status } }: { window: EventWindow }) {
  if (verdict === 'closed') return <span className="was">closed to it</span>;
  const final = status === 'closed' ? ', final' : '';
  // A count that update mode let go without writing is not to be seen any more.
  if (status === 'none')
    return <span className="was">{verdict === 'counted' ? 'gone' : 'none yet'}</span>;
  if (verdict === 'undecided') {
    return (
      <span>
        {now}
        {final}
      </span>
    );
  }
  return (
    <span>
      <WasArrow was={String(was)} />
      {now}
      {final}
    </span>
  );
}
