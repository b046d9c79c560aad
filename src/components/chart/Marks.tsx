import { memo } from 'react';
import { symbolPath, type Shape } from './symbols.ts';

/** Points to be drawn: columns, because there may be thousands. */
export interface Points {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  shape: readonly Shape[];
}

/** Above this many points single marks can no longer be told apart, and density is drawn. */
export const MARKS_LIMIT = 2000;

/**
 * All events of a run, one path a shape: 2,000 marks are at most five elements, drawn once. What
 * has not yet happened is hidden by `Reveal`, so playing redraws nothing here.
 */
export const Marks = memo(function Marks({ points, r = 4.5 }: { points: Points; r?: number }) {
  const paths = new Map<Shape, { stroke: string[]; fill: string[] }>();
  for (let i = 0; i < points.shape.length; i++) {
    const shape = points.shape[i] ?? 'filled';
    const path = symbolPath(shape, points.x[i] ?? NaN, points.y[i] ?? NaN, r);
    const into = paths.get(shape) ?? { stroke: [], fill: [] };
    into.stroke.push(path.stroke);
    into.fill.push(path.fill);
    paths.set(shape, into);
  }
  return (
    <>
      {[...paths].map(([shape, { stroke, fill }]) => (
        <g key={shape} className={`mark mark-${shape}`}>
          <path className="mark-stroke" d={stroke.join('')} />
          <path className="mark-fill" d={fill.join('')} />
        </g>
      ))}
    </>
  );
});

/** One shape by itself, for a legend or a line of text. */
export function Mark({ shape, size = 16 }: { shape: Shape; size?: number }) {
  const { stroke, fill } = symbolPath(shape, size / 2, size / 2, size * 0.3);
  return (
    <svg className={`mark mark-${shape}`} width={size} height={size} aria-hidden="true">
      <path className="mark-stroke" d={stroke} />
      <path className="mark-fill" d={fill} />
    </svg>
  );
}
