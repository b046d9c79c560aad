import { useState } from 'react';
import { Choice } from '../player/index.ts';
import type { Columns, Glance } from './columns.ts';
import { FORM_NAMES, type TimeForm } from './times.ts';

interface ColumnChoiceProps {
  glance: Glance;
  busy: boolean;
  onRead: (columns: Columns) => void;
}

const FORMS = Object.entries(FORM_NAMES).map(([value, name]) => ({
  value: value as TimeForm,
  name,
}));

/** Which columns hold the two times and the key: guessed, and changed as the reader likes. */
export function ColumnChoice({ glance, busy, onRead }: ColumnChoiceProps) {
  const { names, guess, sample } = glance;
  const [columns, setColumns] = useState<Columns>(
    typeof guess === 'string'
      ? {
          event: names[0] ?? '',
          eventForm: 'iso',
          arrival: names[1] ?? names[0] ?? '',
          arrivalForm: 'iso',
          key: '',
          zone: 'utc',
        }
      : guess,
  );
  const set = (change: Partial<Columns>) => setColumns({ ...columns, ...change });
  const options = names.map((name) => ({ value: name, name: withSample(name, sample[name]) }));
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (names.length === 0) return <p className="problem">No row could be read: {String(guess)}</p>;
  return (
    <form
      className="columns"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        onRead(columns);
      }}
    >
      {typeof guess === 'string' ? (
        <p className="problem">{guess}</p>
      ) : (
        <p>These columns were guessed from the first rows. Change them if they are not right.</p>
      )}
      <div className="settings">
        <Choice
          label="event time"
          value={columns.event}
          options={options}
          onChange={(event) => set({ event })}
        />
        <Choice
          label="written as"
          value={columns.eventForm}
          options={FORMS}
          onChange={(eventForm) => set({ eventForm })}
        />
        <Choice
          label="arrival time"
          value={columns.arrival}
          options={options}
          onChange={(arrival) => set({ arrival })}
        />
        <Choice
          label="arrival written as"
          value={columns.arrivalForm}
          options={FORMS}
          onChange={(arrivalForm) => set({ arrivalForm })}
        />
        <Choice
          label="counted by"
          value={columns.key}
          options={[{ value: '', name: 'nothing: all together' }, ...options]}
          onChange={(key) => set({ key })}
        />
        <Choice
          label="times without a zone are"
          value={columns.zone}
          options={[
            { value: 'utc', name: 'UTC' },
            { value: 'local', name: `of this computer (${local})` },
          ]}
          onChange={(zone) => set({ zone })}
        />
      </div>
      <p className="figure-note">
        {glance.zoneless
          ? 'Some times in the first rows name no zone; they are read as chosen above. '
          : 'A zone within a time holds; the choice is for times without one. '}
        Everything is shown in UTC.
      </p>
      <button type="submit" aria-disabled={busy}>
        Read the file
      </button>
    </form>
  );
}

function withSample(name: string, sample: string | undefined): string {
  if (!sample) return name;
  return `${name} (${sample.length > 28 ? `${sample.slice(0, 28)}…` : sample})`;
}
