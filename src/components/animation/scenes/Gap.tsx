import { CityMap, sheetOf, spot } from '../CityMap.tsx';
import { CONCERT } from '../city.ts';
import { CabDot } from '../Figures.tsx';
import { busyNow } from '../busy.ts';
import { cityTime, countsAt, hourText } from '../moment.ts';
import { lerp, ramp, scatter, type SceneProps } from '../stage.ts';

const LAYOUT = {
  wide: {
    left: { x: 130, y: 82, scale: 0.98 },
    right: { x: 566, y: 82, scale: 0.98 },
    head: 58,
    pad: 40,
    line: 30,
    key: { x: 552, y: 514, cab: 202 },
    said: { x: 264, y: 521 },
  },
  tall: {
    left: { x: 16, y: 128, scale: 0.52 },
    right: { x: 196, y: 128, scale: 0.52 },
    head: 70,
    pad: 8,
    line: 24,
    key: { x: 34, y: 392, cab: 170 },
    said: { x: 180, y: 444 },
  },
} as const;

/** Where the free cabs stand, some of them near the hall. */
const STARTS = ['financial', 'brooklyn-heights', 'williamsburg', 'east-village', 'soho'];

/** The report's city and the city as it is: the cabs follow the wrong one. */
export function Gap({ s, seconds, shape, evening }: SceneProps) {
  const { left, right, head, pad, line, key, said } = LAYOUT[shape];
  const cityMs = cityTime('gap', s / seconds);
  const most = Math.max(...evening.report.values());
  const sheet = sheetOf(left, pad, head);
  const panel = sheetOf(right, pad, head);
  const wide = shape === 'wide';
  const waiting = Math.round((countsAt(evening, cityMs).get(CONCERT.zone) ?? 0) / 20);
  const [hallX, hallY] = spot(right, CONCERT.zone);
  const [midX, midY] = spot(right, 'midtown-west');
  return (
    <>
      <rect {...sheet} className="sheet" />
      <text x={sheet.x + 14} y={sheet.y + line} className="on-sheet head">
        The report
      </text>
      <text
        x={wide ? sheet.x + sheet.width - 14 : sheet.x + 14}
        y={wide ? sheet.y + line : sheet.y + line + 24}
        textAnchor={wide ? 'end' : 'start'}
        className="on-sheet"
      >
        yesterday
      </text>
      <CityMap
        place={left}
        ground="sheet"
        fill={(zone) => (evening.report.get(zone) ?? 0) / most}
      />
      <rect {...panel} className="panel" />
      <text x={panel.x + 14} y={panel.y + line} className="head">
        The city now
      </text>
      <text
        x={wide ? panel.x + panel.width - 14 : panel.x + 14}
        y={wide ? panel.y + line : panel.y + line + 24}
        textAnchor={wide ? 'end' : 'start'}
        className="tabular"
      >
        {hourText(cityMs)}
      </text>
      <CityMap place={right} fill={busyNow(evening, cityMs)} />
      {Array.from({ length: waiting }, (_, i) => {
        const south = (scatter(i * 23) - 0.5) * 56 * right.scale;
        const east = (scatter(i * 11) - 0.5) * 26 * right.scale;
        // Along the island, which leans to the west.
        const at = { cx: hallX - south * 0.36 + east, cy: hallY + south };
        return <circle key={i} className="waiting" {...at} r={wide ? 4.5 : 3.5} />;
      })}
      {STARTS.map((zone, i) => {
        const go = ramp(s, 5 + i * 1.1, 14 + i * 1.1);
        const at = { x: midX + (i - 2) * 13 * right.scale, y: midY + (i % 2) * 20 * right.scale };
        const [fromX, fromY] = spot(right, zone);
        const from = { x: fromX, y: fromY };
        const turn = (Math.atan2(at.x - from.x, from.y - at.y) * 180) / Math.PI;
        return (
          <CabDot
            key={zone}
            x={lerp(from.x, at.x, go)}
            y={lerp(from.y, at.y, go)}
            turn={lerp(turn, 20, ramp(go, 0.9, 1))}
            scale={wide ? 1 : 0.8}
          />
        );
      })}
      <circle className="waiting" cx={key.x} cy={key.y} r={wide ? 4.5 : 3.5} />
      <text x={key.x + 12} y={key.y} dy="0.35em" className="quiet">
        people waiting
      </text>
      <CabDot x={key.x + key.cab} y={key.y} turn={0} scale={wide ? 0.9 : 0.7} />
      <text x={key.x + key.cab + 16} y={key.y} dy="0.35em" className="quiet">
        free cabs
      </text>
      <text x={said.x} y={said.y} textAnchor="middle" opacity={ramp(s, 13, 14.5)}>
        True, and too late to be of use
      </text>
    </>
  );
}
