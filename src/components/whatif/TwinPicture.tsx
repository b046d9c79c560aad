import { count, Mark } from '../chart/index.ts';
import { Segmented } from '../player/index.ts';
import { Plot } from './Plot.tsx';
import type { ViewProps } from './View.tsx';

/** Both runs as a drawing, with what its lines and marks mean. */
export function TwinPicture({ twins, drawing, player, clock, screen, deeds }: ViewProps) {
  const losses = drawing.losses[screen.shown];
  return (
    <>
      <Plot
        twins={twins}
        drawing={drawing}
        now={player.now}
        clock={clock}
        shown={screen.shown}
        chosenRow={screen.chosenRow}
        onChoose={deeds.chooseRow}
      />
      <div className="twin-legend">
        <Segmented
          label="Whose losses are marked"
          value={screen.shown}
          onChange={deeds.showLosses}
          options={[
            { value: 'a', name: 'losses of A' },
            { value: 'b', name: 'losses of B' },
          ]}
        />
        <ul aria-label="What the marks mean">
          <li>
            <LineSample className="twin-a" /> watermark of A
          </li>
          <li>
            <LineSample className="twin-b" /> watermark of B
          </li>
          {losses.points ? (
            <>
              <li>
                <Mark shape="half" /> partly late
              </li>
              <li>
                <Mark shape="cross" /> dropped
              </li>
            </>
          ) : (
            <li>
              <span className="crowd-sample" aria-hidden="true" /> {count(losses.rows.length)}{' '}
              events that lose windows, as density
            </li>
          )}
        </ul>
      </div>
    </>
  );
}

function LineSample({ className }: { className: string }) {
  return (
    <svg width="28" height="10" aria-hidden="true">
      <path className={`wm-stair ${className}`} d="M0 5H28" />
    </svg>
  );
}
