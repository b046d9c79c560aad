import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import type { DayResult } from '../../sim/index.ts';
import { agesAt, type DayModel } from './model.ts';
import { DAY_MS } from './state.ts';
import { age, pictureText, PLAN_NAMES } from './words.ts';

interface Props {
  model: DayModel;
  tMs: number;
}

const WIDTH = 600;
const HEIGHT = 92;
const TOP = 6;
const HOUR = 3_600_000;

/** The day three times under each other: the age of the result, and when a machine ran. */
export function Day({ model, tMs }: Props): ReactNode {
  const ages = agesAt(model, tMs);
  return (
    <div className="day">
      {model.results.map((result) => (
        <div className="day-plan" key={result.plan}>
          <div className="day-facts">
            <p className="inspector-head">{PLAN_NAMES[result.plan]}</p>
            <p className="day-now">{age(ages[result.plan])} old now</p>
            <p>
              at worst {age(result.worstMs)}; a machine runs {age(result.machineMs)}
            </p>
          </div>
          <Age result={result} needMs={model.task.needMs} tMs={tMs} />
        </div>
      ))}
      <div className="day-plan" aria-hidden="true">
        <span />
        <p className="day-hours">
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour}>{String(hour).padStart(2, '0')}:00</span>
          ))}
        </p>
      </div>
    </div>
  );
}

/** Each plan has its own scale up to its worst: a day and a minute do not fit on one. */
function Age({ result, needMs, tMs }: { result: DayResult; needMs: number; tMs: number }) {
  const most = Math.max(result.worstMs, 1) * 1.1;
  const x = scaleLinear([0, DAY_MS], [0, WIDTH]);
  const y = scaleLinear([0, most], [HEIGHT - 16, TOP]);
  const path = line<{ atMs: number; ageMs: number }>()
    .x(({ atMs }) => x(atMs))
    .y(({ ageMs }) => y(ageMs));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={pictureText(result)}
    >
      {[0, 6, 12, 18, 24].map((hour) => (
        <line
          key={hour}
          className="day-rule"
          x1={x(hour * HOUR)}
          x2={x(hour * HOUR)}
          y1={0}
          y2={HEIGHT}
        />
      ))}
      {needMs <= most && (
        <line className="day-need" x1={0} x2={WIDTH} y1={y(needMs)} y2={y(needMs)} />
      )}
      <path className="day-age" d={path(result.ages) ?? ''} />
      {result.plan === 'streaming' ? (
        <rect className="day-run" x={0} width={WIDTH} y={HEIGHT - 9} height={9} />
      ) : (
        result.runs.map(({ startMs, endMs }) => (
          <rect
            key={startMs}
            className="day-run"
            x={x(Math.max(0, startMs))}
            width={Math.max(1.5, x(endMs) - x(Math.max(0, startMs)))}
            y={HEIGHT - 9}
            height={9}
          />
        ))
      )}
      <line className="day-at" x1={x(tMs)} x2={x(tMs)} y1={0} y2={HEIGHT} />
    </svg>
  );
}
