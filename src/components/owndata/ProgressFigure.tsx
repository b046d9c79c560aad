import { useMemo, useState } from 'react';
import { durationText, momentText, progressFacts, type ProgressReading } from '../../sim/index.ts';
import { Layer, minWidth, PlotScroll, span } from '../chart/index.ts';
import { Choice, Facts, type FactTable } from '../player/index.ts';
import {
  DROP_BOTTOM,
  DROP_TOP,
  FRAME,
  LEFT,
  pictureOf,
  RIGHT,
  STATE_TOP,
  TOP,
} from './progressPicture.ts';

const MIN = 60_000;
const LENGTHS = [
  MIN / 6,
  MIN / 2,
  MIN,
  2 * MIN,
  5 * MIN,
  10 * MIN,
  15 * MIN,
  30 * MIN,
  60 * MIN,
  1440 * MIN,
];
const options = LENGTHS.map((value) => ({ value, name: span(value) }));

/** A real job's progress reports: no single events, but the watermark, the state and the drops. */
export function ProgressFigure({
  fileName,
  reading,
}: {
  fileName: string;
  reading: ProgressReading;
}) {
  const { batches } = reading;
  const [shape, setShape] = useState({ windowMs: 5 * MIN, slideMs: MIN, startMs: 0 });
  const facts = useMemo(() => progressFacts(batches, shape), [batches, shape]);
  const first = batches[0];
  if (!first) {
    return (
      <p className="problem" role="alert">
        {fileName} looks like progress reports, but no line could be read: line{' '}
        {reading.problems[0]?.line}: {reading.problems[0]?.reason}.
      </p>
    );
  }
  const title = titleOf(facts);
  return (
    <div className="progress-figure">
      <p className="figure-title">{title}</p>
      <p className="figure-note">
        {reading.name === '' ? fileName : `Query ${reading.name}`}:{' '}
        {amount(batches.length, 'batch', 'batches')},{' '}
        {amount(reading.idleReports, 'report', 'reports')} without data. These reports carry no
        single events, only each batch&apos;s oldest, average and newest event time. What share of
        events a delay keeps cannot be told from them; for that, give a file with single events.
      </p>
      <Picture reading={reading} />
      <div className="settings">
        <Choice
          label="the job's window"
          value={shape.windowMs}
          options={options}
          onChange={(windowMs) =>
            setShape({ ...shape, windowMs, slideMs: Math.min(windowMs, shape.slideMs) })
          }
        />
        <Choice
          label="every"
          value={shape.slideMs}
          options={options.filter(({ value }) => value <= shape.windowMs)}
          onChange={(slideMs) => setShape({ ...shape, slideMs })}
        />
      </div>
      <dl className="facts">
        <Fact name="the job's delay, as its watermarks show">
          {Number.isNaN(facts.delayMs) ? 'cannot be told' : durationText(facts.delayMs)}
        </Fact>
        <Fact name="the delay that would have dropped nothing">{safeText(facts)}</Fact>
        <Fact name="groups dropped (window and key, not events)">{facts.droppedGroups}</Fact>
        <Fact name="batches with a row behind their watermark">{facts.lateBatches}</Fact>
        <Fact name="state rows at most">{facts.maxStateRows}</Fact>
        {facts.unjudged > 0 && (
          <Fact name="batches not judged: the report before them is missing">{facts.unjudged}</Fact>
        )}
      </dl>
      <details>
        <summary>The reports as a table</summary>
        <Facts table={batchTable(reading)} />
      </details>
      {reading.problemCount > 0 && (
        <details>
          <summary>{amount(reading.problemCount, 'line', 'lines')} could not be read</summary>
          <ul>
            {reading.problems.map(({ line, reason }) => (
              <li key={line}>
                Line {line}: {reason}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function titleOf({ droppedGroups, safeDelayMs, neediestBatch }: ReturnType<typeof progressFacts>) {
  if (droppedGroups === 0) return 'The watermark dropped nothing in these batches';
  const dropped = amount(droppedGroups, 'group was dropped', 'groups were dropped');
  if (Number.isNaN(safeDelayMs)) return dropped;
  return `${dropped}; a delay of ${durationText(safeDelayMs)} would have dropped none (batch ${neediestBatch} needs it)`;
}

function amount(value: number, one: string, many: string): string {
  return `${value} ${value === 1 ? one : many}`;
}

function safeText({ safeDelayMs, delayMs }: ReturnType<typeof progressFacts>): string {
  if (Number.isNaN(safeDelayMs) || Number.isNaN(delayMs)) return 'cannot be told';
  return safeDelayMs === 0 ? 'any' : `${durationText(safeDelayMs)} or more`;
}

function Fact({ name, children }: { name: string; children: string | number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Picture({ reading: { batches } }: { reading: ProgressReading }) {
  const picture = useMemo(() => pictureOf(batches), [batches]);
  return (
    <PlotScroll label="Watermark and event times, batch by batch">
      <div
        className="plot"
        style={{ aspectRatio: `${FRAME.width} / ${FRAME.height}`, minWidth: minWidth(FRAME) }}
      >
        <Layer frame={FRAME}>
          <path
            className="axis-major"
            d={[
              ...picture.xTicks.map(({ at }) => `M${at} ${TOP}V${DROP_BOTTOM}`),
              ...picture.yTicks.map(({ at }) => `M${LEFT} ${at}H${RIGHT}`),
            ].join('')}
          />
          {picture.xTicks.map(({ at, text }) => (
            <text key={at} x={at} y={DROP_BOTTOM + 18} textAnchor="middle">
              {text}
            </text>
          ))}
          {picture.yTicks.map(({ at, text }) => (
            <text key={at} x={LEFT - 8} y={at} textAnchor="end" dominantBaseline="central">
              {text}
            </text>
          ))}
          <text x={LEFT} y={TOP - 9}>
            ↑ event time: oldest to newest of each batch, their average, and the watermark
          </text>
          <path className="progress-band" d={picture.band} />
          <path className="progress-average" d={picture.average} />
          <path className="wm-stair" d={picture.stair} />
          <text x={LEFT} y={STATE_TOP - 8}>
            state rows, at most {picture.mostState}
          </text>
          <path className="progress-state" d={picture.state} />
          <text x={LEFT} y={DROP_TOP - 6}>
            {picture.drops === ''
              ? 'groups dropped: none'
              : `groups dropped, at most ${picture.mostDrops} in a batch`}
          </text>
          <path className="progress-drops" d={picture.drops} />
        </Layer>
      </div>
    </PlotScroll>
  );
}

function batchTable({ batches }: ProgressReading): FactTable {
  const day = batches.at(-1)?.maxMs || batches[0]?.startedAtMs || 0;
  const time = (ms: number) =>
    Number.isNaN(ms) ? 'no rows' : ms === 0 ? 'none yet' : momentText(ms, day);
  return {
    caption: 'Each batch as it was reported; event times in UTC',
    columns: [
      { head: 'batch', numeric: true },
      { head: 'rows', numeric: true },
      { head: 'oldest' },
      { head: 'average' },
      { head: 'newest' },
      { head: 'watermark' },
      { head: 'state rows', numeric: true },
      { head: 'groups dropped', numeric: true },
    ],
    rows: batches.map((b) => ({
      id: String(b.batch),
      cells: [
        ...[b.batch, b.rows, time(b.minMs), time(b.avgMs), time(b.maxMs), time(b.watermarkMs)],
        ...[b.stateRows, b.droppedGroups],
      ],
    })),
  };
}
