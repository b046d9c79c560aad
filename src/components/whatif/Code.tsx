import { useId, useState, type KeyboardEvent } from 'react';
import { kindOf, KNOBS, type Knob, type KnobValue } from './knobs.ts';
import { scenarioB, type WhatIfState } from './state.ts';

interface CodeProps {
  state: WhatIfState;
  /** Turns a knob; says why not, or undefined when it is done. */
  onTurn: (side: 'a' | 'b', knob: Knob, value: KnobValue) => string | undefined;
}

/** A line of code: text before and after its literals. */
type Part = string | { knob: Knob };

const literal = (knob: Knob): Part => ({ knob });

const LINES: readonly (readonly Part[])[] = [
  ['spark.conf.set('],
  ['  "spark.sql.streaming.noDataMicroBatches.enabled", ', literal('noDataBatches'), ')'],
  ['(events'],
  ['  .withWatermark("event_timestamp", ', literal('delayMs'), ')'],
  ['  .groupBy('],
  [
    '    window("event_timestamp", ',
    literal('windowMs'),
    ', ',
    literal('slideMs'),
    '), "country")',
  ],
  ['  .count()'],
  ['  .writeStream'],
  ['  .outputMode(', literal('mode'), ')'],
  ['  .trigger(processingTime=', literal('triggerMs'), ')'],
  ['  .option("checkpointLocation", checkpoint)'],
  ['  .toTable("gold"))'],
];

/** Run B as PySpark: what stands between quotes can be edited, and changes the run. */
export function Code({ state, onTurn }: CodeProps) {
  const b = scenarioB(state);
  return (
    <section aria-label="The query as PySpark">
      <p className="inspector-head">The query of run B: edit what is between quotes</p>
      <div className="code-lines">
        {LINES.map((parts, i) => (
          <div className="code-line" key={i}>
            {parts.some((part) => isKnob(part, state.change.knob)) && (
              <div className="code-comment">
                {'    # in run A: '}
                <Literal
                  knob={state.change.knob}
                  value={state.scenario.spark[state.change.knob]}
                  changed={false}
                  inA
                  onRead={(value) => onTurn('a', state.change.knob, value)}
                />
              </div>
            )}
            {parts.map((part, j) =>
              typeof part === 'string' ? (
                <span key={j}>{part}</span>
              ) : (
                <Literal
                  key={part.knob}
                  knob={part.knob}
                  value={b.spark[part.knob]}
                  changed={part.knob === state.change.knob}
                  onRead={(value) => onTurn('b', part.knob, value)}
                />
              ),
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function isKnob(part: Part, knob: Knob): boolean {
  return typeof part !== 'string' && part.knob === knob;
}

interface LiteralProps {
  knob: Knob;
  value: KnobValue;
  changed: boolean;
  inA?: boolean;
  onRead: (value: KnobValue) => string | undefined;
}

/** One literal: what the reader types holds as soon as it can be read; else it says why not. */
function Literal({ knob, value, changed, inA = false, onRead }: LiteralProps) {
  const kind = kindOf(knob);
  const id = useId();
  // What is being typed stands there only as long as it says the same as the knob, or is bad.
  const [typed, setTyped] = useState<{ text: string; why: string; was: KnobValue }>();
  const current = typed && typed.was === value ? typed : undefined;
  const text = current?.text ?? kind.literal(value);
  const type = (next: string) => {
    const read = kind.read(next);
    if ('why' in read) return setTyped({ text: next, why: read.why, was: value });
    const why = onRead(read.value) ?? '';
    return setTyped({ text: next, why, was: why === '' ? read.value : value });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Enter') setTyped(undefined);
  };
  const name = KNOBS.find((one) => one.knob === knob)?.name ?? knob;
  return (
    <span className="literal" data-changed={changed || undefined}>
      &quot;
      <input
        aria-label={`${name} of run ${inA ? 'A' : 'B'}${changed || inA ? '' : ' and run A'}`}
        aria-invalid={current?.why ? true : undefined}
        aria-describedby={current?.why ? id : undefined}
        value={text}
        style={{ width: `${String(Math.max(3, text.length))}ch` }}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (!current?.why) setTyped(undefined);
        }}
      />
      &quot;
      {current?.why && (
        <span className="literal-problem" id={id} role="alert">
          {current.why}; the run keeps {kind.literal(value)}
        </span>
      )}
    </span>
  );
}
