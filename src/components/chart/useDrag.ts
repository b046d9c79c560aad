import { useRef, type PointerEvent } from 'react';

/** A point of the drawing, in its own units, and how many units a screen pixel is. */
interface DrawingPoint {
  x: number;
  y: number;
  unitsPerPx: number;
}

/** Where on the drawing a pointer is. `surface` is the drawing's box on the screen. */
export function toDrawing(
  surface: DOMRect,
  width: number,
  pointer: { clientX: number; clientY: number },
): DrawingPoint {
  const unitsPerPx = width / surface.width;
  return {
    x: (pointer.clientX - surface.left) * unitsPerPx,
    y: (pointer.clientY - surface.top) * unitsPerPx,
    unitsPerPx,
  };
}

interface DragHandlers {
  onMove: (dx: number, dy: number) => void;
  onEnd: () => void;
  onCancel: () => void;
}

/** A press that moves less than this many px is a press, not a drag. */
const THRESHOLD_PX = 3;

/** The gesture alone: how far the pointer has gone since the press, in px of the screen. */
export function useDrag({ onMove, onEnd, onCancel }: DragHandlers) {
  const from = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY, moved: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const start = from.current;
      if (!start) return;
      const dx = event.clientX - start.x;
      const dy = event.clientY - start.y;
      start.moved ||= Math.abs(dx) + Math.abs(dy) > THRESHOLD_PX;
      if (start.moved) onMove(dx, dy);
    },
    onPointerUp() {
      if (from.current?.moved) onEnd();
      from.current = null;
    },
    onPointerCancel() {
      if (from.current?.moved) onCancel();
      from.current = null;
    },
  };
}
