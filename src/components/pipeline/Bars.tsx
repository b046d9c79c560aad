import type { ReactNode } from 'react';
import { legsOf, type Journey, type Leg } from '../../sim/index.ts';
import { useCalmNow, type Now } from '../player/index.ts';
import { LEGS } from './legWords.ts';
import { wait } from './words.ts';

interface Props {
  journey: Journey;
  /** The last stop that the event had reached; the mark of now moves on from there. */
  tMs: number;
  now: Now;
}

const PATHS = [
  { path: 'databricks', name: 'Databricks' },
  { path: 'snowflake', name: 'Snowflake' },
] as const;

/** How far the enlarged row reaches, ms: the first minute, or to the screen if that is sooner. */
const ZOOM_MS = 60_000;

/** A stretch is named below its bar when it takes more than this share of the row. */
const CAPTION_SHARE = 0.24;

/** Where the event's time went, on one linear axis, and the first minute of it enlarged. */
export function Bars({ journey, tMs, now }: Props): ReactNode {
  const legs = legsOf(journey);
  const ends = PATHS.map(({ path }) => legs[path].at(-1)?.toMs ?? journey.createdMs);
  const wholeMs = Math.max(ZOOM_MS, ...ends.map((end) => end - journey.createdMs));
  return (
    <div className="bars">
      <Scale title="whole" spanMs={wholeMs} {...{ legs, journey, tMs, now }} />
      <Scale title="first minute" spanMs={ZOOM_MS} {...{ legs, journey, tMs, now }} />
    </div>
  );
}

interface ScaleProps extends Props {
  title: string;
  spanMs: number;
  legs: Record<'databricks' | 'snowflake', Leg[]>;
}

function Scale({ title, spanMs, legs, journey, tMs, now }: ScaleProps): ReactNode {
  const share = (ms: number) => Math.min(1, Math.max(0, (ms - journey.createdMs) / spanMs));
  const percent = (part: number) => `${(part * 100).toFixed(3)}%`;
  const everyMs = tickOf(spanMs);
  const ticks = Array.from({ length: Math.floor(spanMs / everyMs) + 1 }, (_, i) => i * everyMs);
  return (
    <div className="bars-scale">
      <span className="bars-title">{title}</span>
      <div className="bars-axis" aria-hidden="true">
        {ticks.map((ms) => (
          <span
            key={ms}
            style={{ left: percent(ms / spanMs) }}
            data-last={ms === spanMs || undefined}
          >
            {minutes(ms)}
          </span>
        ))}
      </div>
      {PATHS.map(({ path, name }) => (
        <div className="bars-path" key={path}>
          <span className="bars-name">{name}</span>
          <div
            className="bars-row"
            role="img"
            aria-label={`${name}, ${title}: ${legs[path].map(text).join(', ')}`}
          >
            {ticks.map((ms) => (
              <i key={ms} className="bars-rule" style={{ left: percent(ms / spanMs) }} />
            ))}
            {legs[path].map((leg, i) => (
              <b
                key={leg.name}
                data-owner={LEGS[leg.name].owner}
                data-odd={i % 2 === 1 || undefined}
                data-future={leg.toMs > tMs || undefined}
                style={{
                  left: percent(share(leg.fromMs)),
                  width: percent(share(leg.toMs) - share(leg.fromMs)),
                }}
              />
            ))}
            <NowMark now={now} fromMs={journey.createdMs} spanMs={spanMs} />
          </div>
          <p className="bars-captions" aria-hidden="true">
            {legs[path]
              .filter((leg) => share(leg.toMs) - share(leg.fromMs) > CAPTION_SHARE)
              .map((leg) => (
                <span key={leg.name} style={{ left: percent(share(leg.fromMs)) }}>
                  {text(leg)}
                </span>
              ))}
          </p>
        </div>
      ))}
    </div>
  );
}

/** The part of the figure that the mark of now is, in the order in which they are drawn. */
const PART = 5;

/** Where t stands, while it lies on the bar. */
function NowMark({ now, fromMs, spanMs }: { now: Now; fromMs: number; spanMs: number }): ReactNode {
  const share = (useCalmNow(now, PART) - fromMs) / spanMs;
  if (share < 0 || share >= 1) return null;
  return <i className="bars-now" style={{ left: `${(share * 100).toFixed(3)}%` }} />;
}

function text({ name, fromMs, toMs }: Leg): string {
  return `${LEGS[name].name} ${wait(toMs - fromMs)}`;
}

function tickOf(spanMs: number): number {
  const steps = [10_000, 20_000, 60_000, 120_000, 300_000, 600_000];
  return steps.find((step) => spanMs / step <= 8) ?? 1_200_000;
}

function minutes(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
