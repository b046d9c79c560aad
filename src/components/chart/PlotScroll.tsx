import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

/**
 * The box around a drawing that is wider than a phone: the drawing pans in it, by touch, and by the
 * arrow keys once the box has the focus. Where nothing pans, Tab passes it by.
 */
export function PlotScroll(props: {
  /** What the drawing shows, in a few words. */
  label: string;
  /** For a caller that moves the drawing itself. */
  box?: RefObject<HTMLDivElement | null>;
  children: ReactNode;
}) {
  const own = useRef<HTMLDivElement>(null);
  const box = props.box ?? own;
  // Until the figure is live nobody knows: the still can be reached.
  const [pans, setPans] = useState(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const sized = new ResizeObserver(() => setPans(element.scrollWidth > element.clientWidth));
    sized.observe(element);
    return () => sized.disconnect();
  }, [box]);
  return (
    <div
      ref={box}
      className="plot-scroll"
      role="group"
      aria-label={props.label}
      tabIndex={pans ? 0 : -1}
    >
      {props.children}
    </div>
  );
}
