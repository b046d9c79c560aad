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

interface MarksProps {
  points: Points;
  /** The points from `from` (included) to `to` (excluded). */
  from: number;
  to: number;
  /** One shape for all of them in place of their own. */
  as?: Shape;
}

/** Half the width of a mark, in units of the drawing: smaller where there are many. */
const radiusAmong = (count: number) => (count > 500 ? 3.2 : 4.5);

/**
 * A run of points, one path a shape: a batch of a hundred marks is at most ten elements, drawn
 * once. Playing appends the next run and leaves the drawn ones alone.
 */
export const Marks = memo(function Marks({ points, from, to, as }: MarksProps) {
  const paths = new Map<Shape, { stroke: string; fill: string }>();
  const radius = radiusAmong(points.shape.length);
  for (let i = from; i < to; i++) {
    const shape = as ?? points.shape[i] ?? 'filled';
    const { stroke, fill } = symbolPath(shape, points.x[i] ?? NaN, points.y[i] ?? NaN, radius);
    const before = paths.get(shape) ?? { stroke: '', fill: '' };
    paths.set(shape, { stroke: before.stroke + stroke, fill: before.fill + fill });
  }
  return (
    <>
      {[...paths].map(([shape, { stroke, fill }]) => (
        <g key={shape} className={`mark mark-${shape}`}>
          {stroke !== '' && <path className="mark-stroke" d={stroke} />}
          {fill !== '' && <path className="mark-fill" d={fill} />}
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
