import { CityMap, PlaceNames, sheetOf } from '../CityMap.tsx';
import { Cab, Marcus } from '../Figures.tsx';
import { cityTime, hourText } from '../moment.ts';
import { Rain, Skyline } from '../Night.tsx';
import { ramp, type SceneProps } from '../stage.ts';

const LAYOUT = {
  wide: {
    window: { x: 40, y: 110, w: 330, h: 300 },
    map: { x: 586, y: 66, scale: 1.02 },
    marcus: { x: 404, y: 512, scale: 1.3 },
    cabs: { x: 84, y: 496, step: 94, scale: 0.8, count: 3 },
    clock: { x: 40, y: 84 },
    ask: { x: 40, y: 446 },
  },
  tall: {
    window: { x: 0, y: 84, w: 130, h: 250 },
    map: { x: 138, y: 96, scale: 0.7 },
    marcus: { x: 54, y: 462, scale: 1.05 },
    cabs: { x: 210, y: 460, step: 58, scale: 0.5, count: 3 },
    clock: { x: 20, y: 60 },
    ask: { x: 178, y: 424 },
  },
} as const;

/** Rain, a map without a colour, a clock, and cabs that wait to be told where to go. */
export function Dispatch({ s, seconds, shape }: SceneProps) {
  const { window, map, marcus, cabs, clock, ask } = LAYOUT[shape];
  const panel = sheetOf(map, shape === 'wide' ? 60 : 4, 16);
  const asks = ramp(s, 13, 14.5);
  return (
    <>
      <Skyline {...window} />
      <Rain {...window} s={s} />
      <rect {...panel} className="panel" />
      <CityMap place={map} />
      <PlaceNames place={map} reach={shape === 'wide' ? 40 : 38} />
      <text {...clock} className="clock">
        {hourText(cityTime('dispatch', s / seconds))}
      </text>
      <text x={clock.x + (shape === 'wide' ? 186 : 132)} y={clock.y} className="quiet">
        YellowLine NYC, dispatch
      </text>
      <Marcus {...marcus} />
      <g opacity={asks}>
        <text {...ask} className="head">
          Where to?
        </text>
      </g>
      {Array.from({ length: cabs.count }, (_, i) => {
        const drive = 1 - ramp(s, 6 + i * 1.2, 9.5 + i * 1.2);
        return (
          <Cab
            key={i}
            x={cabs.x + (cabs.count - 1 - i) * cabs.step - drive * 620}
            y={cabs.y}
            scale={cabs.scale}
          />
        );
      })}
    </>
  );
}
