import type { KeyboardEvent } from 'react';

/** One press of an arrow key on a handle, in steps: across and down. */
interface Nudge {
  across: number;
  down: number;
  /** With Shift: the big step. */
  big: boolean;
}

interface HandleProps {
  /** Where it stands, as shares (0 to 1) of the drawing's width and height. */
  x: number;
  y: number;
  label: string;
  onNudge: (nudge: Nudge) => void;
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The ring around the chosen mark: something to take hold of, by finger, mouse or arrow keys. The
 * arrows are taken only while the ring itself has focus. What it holds is drawn elsewhere.
 */
export function Handle({ x, y, label, onNudge }: HandleProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onNudge({ across: arrow[0], down: arrow[1], big: event.shiftKey });
  };
  return (
    <button
      type="button"
      className="handle"
      style={{ left: `${(x * 100).toFixed(3)}%`, top: `${(y * 100).toFixed(3)}%` }}
      aria-label={label}
      onKeyDown={onKeyDown}
    />
  );
}
