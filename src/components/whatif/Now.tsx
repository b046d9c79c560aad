import { NowTag } from '../chart/index.ts';
import { useNow, type Now } from '../player/index.ts';
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

/** The veil over what has not happened yet. */
export function Future(props: Moving) {
  const share = useShare(props);
  return (
    <div className="layer clip twin-future-box">
      <div className="layer twin-future" style={slide(share)} />
    </div>
  );
}

export function NowLine({ clock, ...moving }: Moving & { clock: (tMs: number) => string }) {
  const share = useShare(moving);
  return (
    <div className="layer twin-now-rail" style={slide(share)}>
      <span className="twin-now" data-end={share > 0.85 ? '' : undefined}>
        <NowTag clock={useNow(moving.now, clock)} />
      </span>
    </div>
  );
}
