import type { ReactNode } from 'react';

interface RevealProps {
  /** Top and bottom of what is shown, as shares (0 to 1) of the drawing's height. */
  from?: number;
  to: number;
  children: ReactNode;
}

/**
 * Shows only a horizontal band of a layer that is drawn once. The boxes move against each other by
 * transform alone, so moving the band costs neither layout nor a redraw of what is inside.
 */
export function Reveal({ from = 0, to, children }: RevealProps) {
  const shift = (share: number) => ({ transform: `translateY(${(share * 100).toFixed(3)}%)` });
  return (
    <div className="layer clip" style={shift(from)}>
      <div className="layer clip" style={shift(to - 1 - from)}>
        <div className="layer" style={shift(1 - to)}>
          {children}
        </div>
      </div>
    </div>
  );
}

/** A layer of the drawing: an SVG in the drawing's own units. */
export function Layer({
  frame,
  className = '',
  children,
}: {
  frame: { width: number; height: number };
  className?: string;
  children: ReactNode;
}) {
  return (
    <svg
      className={`layer ${className}`}
      viewBox={`0 0 ${String(frame.width)} ${String(frame.height)}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
