import { memo } from 'react';
import { scatter } from './stage.ts';

interface BoxProps {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Roofs against the sky, with a few lit windows: the lower edge of the box is the street. */
export const Skyline = memo(function Skyline({ x, y, w, h }: BoxProps) {
  const count = Math.ceil(w / 46);
  const towers = Array.from({ length: count }, (_, i) => {
    const tall = h * (0.35 + 0.62 * scatter(i * 7));
    return { left: x + i * 46, top: y + h - tall, width: Math.min(46, w - i * 46), tall, i };
  });
  return (
    <g className="story-skyline" aria-hidden="true">
      <path d={`M${x} ${y + h} h${w}`} className="ground" />
      {towers.map(({ left, top, width, tall, i }) => (
        <g key={i}>
          <rect x={left} y={top} width={width} height={tall} className={i % 3 === 1 ? 'far' : ''} />
          {i % 4 === 2 && width > 30 && (
            <path d={`M${left + 23} ${top} v${-h * 0.08}`} className="mast" />
          )}
          {Array.from({ length: 9 }, (_, k) =>
            scatter(i * 31 + k * 13) < 0.36 && width > 40 && 24 + k * 24 < tall - 14 ? (
              <rect
                key={k}
                x={left + 9 + 11 * Math.floor(3 * scatter(i * 5 + k))}
                y={top + 14 + k * 24}
                width="6"
                height="8"
                className="lit"
              />
            ) : null,
          )}
        </g>
      ))}
    </g>
  );
});

/** Rain that falls as the scene's seconds go by. */
export function Rain({ x, y, w, h, s }: BoxProps & { s: number }) {
  const drops = Math.round((w * h) / 2600);
  return (
    <path
      className="story-rain"
      d={Array.from({ length: drops }, (_, i) => {
        const fall = (scatter(i * 17) + s * (0.7 + 0.5 * scatter(i * 3))) % 1;
        const left = x + 8 + scatter(i * 29) * (w - 12);
        return `M${left.toFixed(1)} ${(y + fall * (h - 14)).toFixed(1)} l-4 13`;
      }).join('')}
    />
  );
}
