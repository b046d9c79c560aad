import { useEffect, useState, type RefObject } from 'react';
import type { Shape } from './stage.ts';

/** Where figure.css changes from the tall picture to the wide one, px. */
const WIDE_FROM = 600;

/** Which picture the figure has room for; undefined before it is live, when CSS chooses. */
export function useShape(figure: RefObject<HTMLElement | null>): Shape | undefined {
  const [shape, setShape] = useState<Shape>();
  useEffect(() => {
    if (!figure.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setShape(entry.contentRect.width > WIDE_FROM ? 'wide' : 'tall');
    });
    observer.observe(figure.current);
    return () => observer.disconnect();
  }, [figure]);
  return shape;
}
