import { timeText } from '../../../sim/index.ts';
import { busyNow } from '../busy.ts';
import { CityMap, PlaceNames, sheetOf, spot } from '../CityMap.tsx';
import { CONCERT } from '../city.ts';
import { CabDot, Marcus } from '../Figures.tsx';
import { cityTime, clocksAt, hourText } from '../moment.ts';
import { lerp, ramp, type SceneProps } from '../stage.ts';

const LAYOUT = {
  wide: {
    map: { x: 560, y: 30, scale: 1.04 },
    pad: 90,
    marcus: { x: 396, y: 512, scale: 1.3 },
    clock: { x: 40, y: 84 },
    line: { x: 40, y: 122 },
    clocks: { x: 560, y: 492, step: 30 },
  },
  tall: {
    map: { x: 128, y: 76, scale: 0.7 },
    pad: 30,
    marcus: { x: 54, y: 470, scale: 0.9 },
    clock: { x: 16, y: 52 },
    line: { x: 150, y: 50 },
    clocks: { x: 140, y: 412, step: 24 },
  },
} as const;

/** The same evening with a map that moves, and that says how old it is. */
export function Now({ s, seconds, shape, evening }: SceneProps) {
  const { map, pad, marcus, clock, line, clocks } = LAYOUT[shape];
  const wide = shape === 'wide';
  const cityMs = cityTime('now', s / seconds);
  const { queryMs, ageMs } = clocksAt(evening, cityMs);
  const [hallX, hallY] = spot(map, CONCERT.zone);
  return (
    <>
      <rect {...sheetOf(map, pad, 14)} className="panel" />
      <CityMap place={map} fill={busyNow(evening, cityMs)} />
      <PlaceNames place={map} reach={wide ? 40 : 38} />
      <text {...clock} className="clock">
        {hourText(cityMs)}
      </text>
      <text {...line} className="quiet">
        the same evening
      </text>
      <Marcus {...marcus} pointing={ramp(s, 10, 11.5) * (1 - ramp(s, 17, 18.5))} />
      {[0, 1, 2].map((i) => {
        const from = spot(map, ['midtown-west', 'gramercy', 'chelsea'][i] ?? '');
        const go = ramp(s, 12.5 + i, 16.5 + i);
        const end = [
          hallX - 14 * map.scale + i * 21 * map.scale,
          hallY + (12 + i * 7) * map.scale,
        ] as const;
        const turn = (Math.atan2(end[0] - from[0], from[1] - end[1]) * 180) / Math.PI;
        return (
          <g key={i}>
            {go < 1 && (
              <circle
                className="waiting"
                cx={end[0]}
                cy={end[1]}
                r={wide ? 6 : 4.5}
                opacity={ramp(s, 3 + i, 4 + i)}
              />
            )}
            <CabDot
              x={lerp(from[0], end[0], go)}
              y={lerp(from[1], end[1], go)}
              turn={turn}
              scale={wide ? 1.1 : 0.8}
            />
          </g>
        );
      })}
      <text x={clocks.x} y={clocks.y} className="tabular">
        <tspan className="quiet">time of the query </tspan>
        {timeText(queryMs)}
      </text>
      <text x={clocks.x} y={clocks.y + clocks.step} className="tabular">
        <tspan className="quiet">age of the data </tspan>
        {Math.round(ageMs / 1000)} s
      </text>
    </>
  );
}
