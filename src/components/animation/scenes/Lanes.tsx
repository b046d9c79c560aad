import { CityMap, sheetOf, spot } from '../CityMap.tsx';
import { CabDot } from '../Figures.tsx';
import { cityTime, lanesAt } from '../moment.ts';
import { lerp, ramp, type SceneProps } from '../stage.ts';

const LAYOUT = {
  wide: {
    map: { x: 64, y: 92, scale: 0.9 },
    x: 440,
    to: 940,
    lanes: [168, 306],
    cell: 62,
    height: 68,
    readers: { y: 456, step: 260 },
  },
  tall: {
    map: { x: 100, y: 14, scale: 0.5 },
    x: 14,
    to: 350,
    lanes: [250, 336],
    cell: 44,
    height: 42,
    readers: { y: 430, step: 172 },
  },
} as const;

/** How long a report is seen on its way into the log, ms of the city's time. */
const FLIGHT_MS = 3500;

/** Cabs report; the reports lie in two lanes, in order, and two readers come along. */
export function Lanes({ s, seconds, shape, evening }: SceneProps) {
  const { map, x, to, lanes, cell, height, readers } = LAYOUT[shape];
  const cityMs = cityTime('log', s / seconds);
  const room = Math.floor((to - x) / cell);
  const shown = lanesAt(evening, cityMs, room + 2);
  const wide = shape === 'wide';
  // Each lane slides by one cell as a report comes in: its newest one stands before the right edge.
  const views = shown.map((lane, i) => {
    const newest = lane.records.at(-1);
    const come = ramp(cityMs - (newest?.arrivalMs ?? 0), 0, 1500);
    const right = lane.end - 1 + come;
    return { ...lane, y: lanes[i] ?? 0, left: (offset: number) => to - (right - offset) * cell };
  });
  return (
    <>
      <rect {...sheetOf(map, 20, 14)} className="panel" />
      <CityMap place={map} />
      <clipPath id={`lanes-${shape}`}>
        <rect x={x} y={0} width={to - x} height={540} />
      </clipPath>
      {views.map(({ partition, y, records, left }) => (
        <g key={partition}>
          <text x={x} y={y - 10} className="quiet">
            lane {partition}
          </text>
          <line x1={x} x2={to} y1={y} y2={y} className="rule" />
          <line x1={x} x2={to} y1={y + height} y2={y + height} className="rule" />
          <g clipPath={`url(#lanes-${shape})`}>
            {records.map(({ offset, arrivalMs }) => (
              <g key={offset} opacity={ramp(cityMs - arrivalMs, 0, 900)}>
                <line x1={left(offset)} x2={left(offset)} y1={y} y2={y + height} className="cell" />
                <circle
                  cx={left(offset) + cell / 2}
                  cy={y + height * 0.3}
                  r={wide ? 6 : 5}
                  className="report"
                />
                <text
                  x={left(offset) + cell / 2}
                  y={y + height - 8}
                  textAnchor="middle"
                  className="tabular"
                >
                  {offset}
                </text>
              </g>
            ))}
          </g>
        </g>
      ))}
      {views.flatMap(({ partition, y, records, left }) =>
        records.map(({ offset, zone, arrivalMs }) => {
          const age = cityMs - arrivalMs;
          if (age > FLIGHT_MS) return null;
          const [fromX, fromY] = spot(map, zone);
          const go = ramp(age, 0, 1100);
          return (
            <g key={`${partition}-${offset}`}>
              <g opacity={1 - ramp(age, 2200, FLIGHT_MS)}>
                <CabDot x={fromX} y={fromY} turn={20 + offset * 37} scale={wide ? 0.9 : 0.7} />
              </g>
              {go < 1 && (
                <circle
                  className="report"
                  cx={lerp(fromX, left(offset) + cell / 2, go)}
                  cy={lerp(fromY, y + height * 0.3, go)}
                  r={wide ? 6 : 5}
                />
              )}
            </g>
          );
        }),
      )}
      {['one reader', 'another'].map((name, reader) => (
        <g
          key={name}
          className="reader"
          data-reader={reader}
          opacity={ramp(s, 9 + reader * 2, 10 + reader * 2)}
        >
          {views.map(({ partition, y, readers: positions, left }) => {
            const at = Math.min(to - 8, Math.max(x + 7, left(positions[reader] ?? 0)));
            const foot = reader === 0 ? y + height + 4 : y - 4;
            const turn = reader === 0 ? 1 : -1;
            return <path key={partition} d={`M${at} ${foot} l8 ${14 * turn} h-16 z`} />;
          })}
          <g transform={`translate(${x + reader * readers.step} ${readers.y})`}>
            <path
              d="M8 -13 l8 14 h-16 z"
              transform={reader === 1 ? 'rotate(180 8 -6)' : undefined}
            />
            <text x={24}>
              {name}: {views.map(({ readers: positions }) => positions[reader]).join(', ')}
            </text>
          </g>
        </g>
      ))}
    </>
  );
}
