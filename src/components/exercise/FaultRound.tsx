import { useId, type ReactNode } from 'react';
import { Answers } from './Answers.tsx';
import { Coded } from './Coded.tsx';
import type { ExerciseFacts } from './facts.ts';
import { HEALTHY, isHealthy, type Fault, type PlaceId } from './faults.ts';
import { CAUSES, PLACES, whyNot } from './faultWords.ts';

interface Props {
  facts: ExerciseFacts;
  fault: Fault;
  /** The place that the reader named last. */
  named: PlaceId | undefined;
  onName: (place: PlaceId) => void;
}

/** A fault to find from what the tables answer, and to repair with the controls. */
export default function FaultRound({ facts, fault, named, onName }: Props): ReactNode {
  const found = named === fault.place;
  return (
    <div className="fault">
      <Answers facts={facts} />
      <div>
        <Question named={named} onName={onName} />
        <div role="status" className="fault-said">
          {named !== undefined && (
            <p>
              <strong>{found ? 'Found.' : 'Not there.'}</strong>{' '}
              <Coded>{found ? CAUSES[fault.id].cause : whyNot(named, facts)}</Coded>
            </p>
          )}
        </div>
        {found && <Repair facts={facts} fault={fault} />}
      </div>
    </div>
  );
}

function Question({ named, onName }: Pick<Props, 'named' | 'onName'>): ReactNode {
  const name = useId();
  return (
    <fieldset className="fault-places">
      <legend>Where is it?</legend>
      {PLACES.map((place) => (
        <label key={place.id}>
          <input
            type="radio"
            name={name}
            checked={place.id === named}
            onChange={() => onName(place.id)}
          />
          <span>{place.name}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Repair({ facts, fault }: Pick<Props, 'facts' | 'fault'>): ReactNode {
  return (
    <section className="fault-repair" aria-label="Repair">
      <p className="inspector-head">Repair it</p>
      <ol>
        {CAUSES[fault.id].repair.map((line, i) => (
          <li key={line}>
            {i + 1}. <Coded>{line}</Coded>
          </li>
        ))}
      </ol>
      <p className="inspector-head">{isHealthy(facts) ? 'Repaired' : 'Repaired when'}</p>
      <ul>
        {HEALTHY.map(({ id, text, holds }) => (
          <li key={id} data-done={holds(facts)}>
            <span className="tick" aria-hidden="true">
              {holds(facts) ? '✓' : '○'}
            </span>{' '}
            {text}
            {holds(facts) && <span className="visually-hidden"> (holds)</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
