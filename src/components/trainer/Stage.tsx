import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { STAGE_HEIGHT } from './layout.ts';

interface Props {
  frame: RefObject<HTMLIFrameElement | null>;
  title: string;
  /** Width of the page on it, px: that of the audience's window, so that both break lines alike. */
  width: number;
  /** Whether one may only look, as the room does until its window is let go. */
  locked?: boolean;
}

/**
 * A page of the site, enlarged as a whole until its smallest text is 1/45 of the stage's height:
 * what is readable at the desk is readable from the back row.
 */
export function Stage({ frame, title, width, locked = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      const { height } = element.getBoundingClientRect();
      if (height > 0) setScale(height / STAGE_HEIGHT);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className="stage" style={{ aspectRatio: `${width} / ${STAGE_HEIGHT}` }}>
      <iframe
        ref={frame}
        title={title}
        data-presenting
        tabIndex={locked ? -1 : 0}
        style={{
          width,
          height: STAGE_HEIGHT,
          transform: `scale(${scale})`,
          pointerEvents: locked ? 'none' : 'auto',
        }}
      />
    </div>
  );
}
