import { memo, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import {
  eventAtOffset,
  eventBytes,
  eventOfId,
  legsOf,
  nextArrival,
  simulatedSchemaId,
  type Journey,
} from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import { Facts, useCalmNow } from '../player/index.ts';
import { Bars } from './Bars.tsx';
import type { PipelineModel, Running } from './model.ts';
import { Spreads } from './Spreads.tsx';
import { pathTables } from './stops.ts';
import { wait } from './words.ts';

interface Props extends Running {
  journey: Journey | undefined;
  eventId: number;
  onEvent: (id: number) => void;
}

/** The part of the figure that this is, in the order in which they are drawn. */
const PART = 5;

/** One event from its creation to both results. */
export const Follow = memo(function Follow({ journey, ...props }: Props): ReactNode {
  return (
    <section className="follow" aria-label="Follow one event">
      <Pick {...props} />
      {journey === undefined ? (
        <p className="figure-note">This run has no event {props.eventId}. Choose another number.</p>
      ) : (
        <Reached model={props.model} now={props.now} journey={journey} />
      )}
    </section>
  );
});

/** What is shown of an event changes only when it reaches a stop: t is told by the last one. */
function Reached({ model, now, journey }: Running & { journey: Journey }): ReactNode {
  const stops = useMemo(() => momentsOf(journey), [journey]);
  const tMs = useCalmNow(now, PART);
  const reachedMs = stops.findLast((stop) => stop <= tMs) ?? -Infinity;
  return <Way model={model} now={now} journey={journey} tMs={reachedMs} />;
}

/** Every moment at which something about the event changes, ms, ascending. */
function momentsOf(journey: Journey): number[] {
  const { databricks, snowflake } = legsOf(journey);
  const legs = [...databricks, ...snowflake].flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
  const windows = journey.windows.map(({ shownAtMs }) => shownAtMs);
  return [...legs, ...windows].filter((ms) => !Number.isNaN(ms)).sort((a, b) => a - b);
}

const Way = memo(function Way({
  model,
  now,
  journey,
  tMs,
}: Running & { journey: Journey; tMs: number }) {
  const { user_id: user, action, country } = journey.fields;
  // A malformed event lacks some of them.
  const known = [user ?? 'no user', action, country, clock(journey.createdMs)];
  const { databricks, snowflake } = legsOf(journey);
  const took = (legs: typeof databricks) => (legs.at(-1)?.toMs ?? NaN) - journey.createdMs;
  const final = journey.databricks.at(-1)?.atMs ?? NaN;
  const shown = journey.snowflake.at(-1)?.atMs ?? NaN;
  return (
    <>
      <p className="figure-title">
        {known.filter((field) => field !== null).join(', ')}: where its time went
      </p>
      <p className="figure-note">
        {Number.isNaN(final)
          ? 'Not final in Gold on Databricks in this run'
          : `Final in Gold on Databricks after ${wait(took(databricks))}`}
        ;{' '}
        {Number.isNaN(shown)
          ? 'never on the Power BI page in this run.'
          : `on the Power BI page after ${wait(took(snowflake))}.`}{' '}
        What is still to come is hatched.
      </p>
      <Bytes model={model} event={journey.event} />
      <div className="follow-time">
        <Bars journey={journey} tMs={tMs} now={now} />
        <Spreads model={model} journey={journey} />
      </div>
      <div className="follow-paths">
        {pathTables(model, journey, tMs).map((table) => (
          <Facts key={table.caption} table={table} />
        ))}
      </div>
    </>
  );
});

/** The record's bytes, a bracket a field, and the way to read them token by token. */
function Bytes({ model, event }: { model: PipelineModel; event: number }): ReactNode {
  const fields = useMemo(() => eventBytes(model.run, event), [model, event]);
  const bytes = fields.flatMap(({ hex }) => hex);
  const decoder = `${import.meta.env.BASE_URL}figures/decoder/#v1&case=registered`;
  return (
    <>
      <dl className="bytes" aria-label={`The record’s value in the topic: ${bytes.length} bytes`}>
        {fields.map(({ name, hex }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{hex.join(' ')}</dd>
          </div>
        ))}
      </dl>
      <p className="figure-note">
        In the schema of id {simulatedSchemaId} each field may be NULL, so a branch number stands
        before each length.{' '}
        <a href={`${decoder}&hex=${bytes.join('')}`}>Read them in the decoder</a>
      </p>
    </>
  );
}

/** Choosing an event: by its number, by its place in the topic, or the next one to come. */
function Pick({ model, now, eventId, onEvent }: Omit<Props, 'journey'>): ReactNode {
  const { run } = model;
  const [problem, setProblem] = useState('');
  // What is typed holds until another event is followed, by whatever way.
  const [typed, setTyped] = useState({ number: String(eventId), at: eventId });
  const number = typed.at === eventId ? typed.number : String(eventId);
  const idOf = (row: number) => run.events.id[row];
  const choose = (row: number, otherwise: string): void => {
    const id = row < 0 ? undefined : idOf(row);
    setProblem(id === undefined ? otherwise : '');
    if (id !== undefined) onEvent(id);
  };
  const byNumber = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const id = Number(new FormData(event.currentTarget).get('number'));
    const last = run.events.length - 1;
    choose(eventOfId(run, id), `There is no event ${id}: this run has the numbers 0 to ${last}.`);
  };
  const byPlace = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [partition, offset] = [Number(form.get('partition')), Number(form.get('offset'))];
    const log = run.state.topic.logs[partition];
    const range = log
      ? `it has the offsets ${log.base} to ${log.end - 1} in this run`
      : 'there is no such partition';
    choose(
      eventAtOffset(run, partition, offset),
      `Nothing at offset ${offset} of partition ${partition}: ${range}.`,
    );
  };
  return (
    <div className="settings follow-pick">
      <form className="setting" onSubmit={byNumber}>
        <label>
          Follow event{' '}
          <input
            name="number"
            type="number"
            required
            value={number}
            onChange={({ target }) => setTyped({ number: target.value, at: eventId })}
          />
        </label>
        <button type="submit">Follow</button>
      </form>
      <form className="setting" onSubmit={byPlace}>
        <label>
          partition <input name="partition" type="number" required min={0} defaultValue={0} />
        </label>
        <label>
          offset <input name="offset" type="number" required min={0} defaultValue={0} />
        </label>
        <button type="submit">Follow it</button>
      </form>
      <button
        type="button"
        onClick={() => choose(nextArrival(run, now.get()), 'No further event comes in this run.')}
      >
        The next one
      </button>
      <p role="status">{problem}</p>
    </div>
  );
}
