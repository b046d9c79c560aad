import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Smallest text of the site, px, and the share of a window's height that it must reach. */
const SMALLEST_PX = 13;
const SHARE = 1 / 45;

interface Props {
  frame: RefObject<HTMLIFrameElement | null>;
  title: string;
  /**
   * In the audience's window, whose whole height counts: whether the room only looks, as it does
   * until its window is let go. Left out at the trainer's desk.
   */
  locked?: boolean;
}

/**
 * A page of the site, enlarged as a whole until its smallest text is 1/45 of the stage's height:
 * what is readable at the desk is readable from the back row.
 */
export function Stage({ frame, title, locked }: Props) {
  const inRoom = locked !== undefined;
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 1040, height: 585, scale: 1 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return;
      const whole = inRoom ? innerHeight : height;
      const scale = (whole * SHARE) / SMALLEST_PX;
      setSize({ width: width / scale, height: height / scale, scale });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [inRoom]);
  return (
    <div ref={box} className="stage">
      <iframe
        ref={frame}
        title={title}
        data-presenting
        tabIndex={locked ? -1 : 0}
        style={{
          width: size.width,
          height: size.height,
          transform: `scale(${String(size.scale)})`,
          pointerEvents: locked ? 'none' : 'auto',
        }}
      />
    </div>
  );
}
