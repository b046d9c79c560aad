import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { STAGE_HEIGHT } from './layout.ts';

interface Props {
  frame: RefObject<HTMLIFrameElement | null>;
  title: string;
  /** Width of the page on it, px: that of the audience's window, so that both break lines alike. */
  width: number;
  /** Height beyond that of the room's stage, px of the page: for a player that the room lacks. */
  below?: number;
  /** Whether one may only look, as the room does until its window is let go. */
  locked?: boolean;
}

/**
 * A page of the site, enlarged as a whole until its smallest text is 1/45 of the stage's height:
 * what is readable at the desk is readable from the back row.
 */
export function Stage({ frame, title, width, below = 0, locked = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  const pageHeight = STAGE_HEIGHT + below;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      const { height } = element.getBoundingClientRect();
      if (height > 0) setScale(height / pageHeight);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [pageHeight]);
  return (
    <div ref={box} className="stage" style={{ aspectRatio: `${width} / ${pageHeight}` }}>
      <iframe
        ref={frame}
        title={title}
        data-presenting
        inert={locked}
        style={{
          width,
          height: pageHeight,
          transform: `scale(${scale})`,
        }}
      />
    </div>
  );
}
