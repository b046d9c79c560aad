import type { ReactNode } from 'react';

interface RevealProps {
  /** The bottom of what is shown, as a share (0 to 1) of the drawing's height. */
  to: number;
  children: ReactNode;
}

/**
 * Shows only the upper part of a layer that is drawn once. The boxes move against each other by
 * transform alone, so moving its edge costs neither layout nor a redraw of what is inside.
 */
export function Reveal({ to, children }: RevealProps) {
  const shift = (share: number) => ({ transform: `translateY(${(share * 100).toFixed(3)}%)` });
  return (
    <div className="layer clip">
      <div className="layer clip" style={shift(to - 1)}>
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
  children,
}: {
  frame: { width: number; height: number };
  children: ReactNode;
}) {
  return (
    <svg
      className="layer"
      viewBox={`0 0 ${String(frame.width)} ${String(frame.height)}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
