import { NowTag } from '../chart/index.ts';
import { useCalmNow, useNow, type Now } from '../player/index.ts';
import type { Layout } from './layout.ts';

interface Moving {
  layout: Layout;
  now: Now;
}

/** How far across the drawing now stands, 0 to 1. */
function useShare({ layout, now }: Moving): number {
  const { frame, x, left, right } = layout;
  return useNow(now, (tMs) => Math.min(right, Math.max(left, x(tMs))) / frame.width);
}

const slide = (share: number) => ({ transform: `translateX(${(share * 100).toFixed(3)}%)` });

/** The veil over what has not happened yet: over the picture, neither the axis nor the names. */
export function Future(props: Moving) {
  const { frame, right, top, bottom } = props.layout;
  const share = useShare(props);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(3)}%`;
  return (
    <div
      className="clip twin-future-box"
      style={{
        width: percent(right + 1, frame.width),
        top: percent(top - 1, frame.height),
        bottom: percent(frame.height - bottom - 1, frame.height),
      }}
    >
      <div className="layer twin-future" style={slide((share * frame.width) / (right + 1))} />
    </div>
  );
}

/** The line of now through the picture, with its clock on the axis. */
export function NowLine({ clock, ...moving }: Moving & { clock: (tMs: number) => string }) {
  const share = useShare(moving);
  return (
    // Clipped: what moves past the edge of a box that pans would be measured in every frame.
    <div className="layer clip">
      <div className="layer" style={slide(share)}>
        <span className="twin-now" data-end={share > 0.85 ? '' : undefined}>
          <Tag now={moving.now} clock={clock} />
        </span>
      </div>
    </div>
  );
}

/** The tag is written anew ten times a second: nobody reads faster. */
function Tag({ now, clock }: { now: Now; clock: (tMs: number) => string }) {
  return <NowTag clock={clock(useCalmNow(now))} />;
}
