import { shortClock } from './time.ts';
import type { TimeScale } from './frame.ts';

interface TimeAxisProps {
  scale: TimeScale;
  /** `across` writes above the drawing, `down` to the left of it. */
  direction: 'across' | 'down';
  everyMs: number;
  /** Where the labels stand and how far the rules reach, in units of the drawing. */
  at: number;
  to: number;
  rulesEveryMs?: number;
  /** No label beyond this position: room for the axis title. */
  labelsUpTo?: number;
}

/** The one time axis of all figures: hairline rules at round times, labels at rounder ones. */
export function TimeAxis({
  scale,
  direction,
  everyMs,
  at,
  to,
  rulesEveryMs,
  labelsUpTo,
}: TimeAxisProps) {
  const across = direction === 'across';
  const rule = (tMs: number) =>
    across
      ? `M${scale(tMs).toFixed(1)} ${String(at)}V${String(to)}`
      : `M${String(at)} ${scale(tMs).toFixed(1)}H${String(to)}`;
  const rules = (everyRuleMs: number) => scale.ticks(everyRuleMs).map(rule).join('');
  const labelled = scale.ticks(everyMs).filter((tMs) => scale(tMs) <= (labelsUpTo ?? Infinity));
  return (
    <g>
      {rulesEveryMs !== undefined && <path className="axis-minor" d={rules(rulesEveryMs)} />}
      <path className="axis-major" d={rules(everyMs)} />
      {labelled.map((tMs) => (
        <text
          key={tMs}
          x={across ? scale(tMs) : at - 8}
          y={across ? at - 8 : scale(tMs)}
          textAnchor={across ? 'middle' : 'end'}
          dominantBaseline={across ? 'auto' : 'central'}
        >
          {shortClock(tMs)}
        </text>
      ))}
    </g>
  );
}
