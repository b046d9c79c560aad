import { memo } from 'react';
import { clock, NowTag } from '../chart/index.ts';
import { useCalmNow, useNow, type Now as PlayerNow } from '../player/index.ts';
import type { Layout } from './layout.ts';

interface NowProps {
  layout: Layout;
  watermarkMs: number;
  now: PlayerNow;
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/**
 * What moves with t: the line of now, its tag, and the watermark dropped from it through the
 * lanes. One box that is moved by transform alone; what it holds changes when a batch ends.
 */
export const Now = memo(function Now({ layout, watermarkMs, now }: NowProps) {
  const { frame, left, right, y } = layout;
  const tMs = useNow(now);
  return (
    <div className="layer clip">
      <div
        className="layer now-rail"
        style={{ transform: `translateY(${percent(y(tMs) / frame.height)})` }}
      >
        <div
          className="now-line"
          style={{ left: percent(left / frame.width), right: percent(1 - right / frame.width) }}
        />
        <Watermark layout={layout} watermarkMs={watermarkMs} />
        <Tag now={now} />
      </div>
    </div>
  );
});

/** The tag is written anew ten times a second: nobody reads faster. */
function Tag({ now }: Pick<NowProps, 'now'>) {
  return <NowTag clock={clock(useCalmNow(now))} />;
}

const Watermark = memo(function Watermark({ layout, watermarkMs }: Omit<NowProps, 'now'>) {
  const { frame, left, right, x } = layout;
  const at = Math.min(right, Math.max(left, x(watermarkMs)));
  const inside = at === x(watermarkMs);
  const name = watermarkMs > 0 ? `watermark ${clock(watermarkMs)}` : 'no watermark yet';
  // To the left there is no tag to run into, and on a phone it stays in view.
  const toTheLeft = at - left > 170;
  return (
    <>
      {inside && <div className="wm-drop" style={{ left: percent(at / frame.width) }} />}
      <span className="wm-label" data-left={toTheLeft} style={{ left: percent(at / frame.width) }}>
        {inside || watermarkMs === 0 ? name : at === left ? `← ${name}` : `${name} →`}
      </span>
    </>
  );
});
