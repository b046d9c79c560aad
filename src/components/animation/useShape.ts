import { useEffect, useState, type RefObject } from 'react';
import type { Shape } from './stage.ts';

/** The widest figure that figure.css gives the tall picture, rem: it grows with the reader's text. */
const TALL_TO_REM = 37.5;

/** Which picture there is room for; both measures in px. */
export function shapeFor(figureWidth: number, rem: number): Shape {
  return figureWidth > TALL_TO_REM * rem ? 'wide' : 'tall';
}

/** Which picture the figure has room for; undefined before it is live, when CSS chooses. */
export function useShape(figure: RefObject<HTMLElement | null>): Shape | undefined {
  const [shape, setShape] = useState<Shape>();
  useEffect(() => {
    if (!figure.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (entry) setShape(shapeFor(entry.contentRect.width, rem));
    });
    observer.observe(figure.current);
    return () => observer.disconnect();
  }, [figure]);
  return shape;
}
