import { count } from '../../chart/index.ts';
import { CityMap, sheetOf, spot, ZoneName } from '../CityMap.tsx';
import { CONCERT } from '../city.ts';
import { CONCERT_ENDS } from '../evening.ts';
import { Cab, Marcus, Rider } from '../Figures.tsx';
import { hourText } from '../moment.ts';
import { Rain, Skyline } from '../Night.tsx';
import { lerp, ramp, type Place, type SceneProps } from '../stage.ts';

const LAYOUT = {
  wide: {
    map: { x: 640, y: 98, scale: 0.98 },
    left: 180,
    head: 66,
    marcus: { x: 396, y: 512, scale: 1.3 },
    street: { x: 0, y: 250, w: 330, h: 222 },
    riders: [60, 130, 214],
  },
  tall: {
    map: { x: 138, y: 70, scale: 0.64 },
    left: 122,
    head: 54,
    marcus: { x: 292, y: 474, scale: 0.66 },
    street: { x: 0, y: 366, w: 250, h: 94 },
    riders: [40, 92, 150],
  },
} as const;

/** Yesterday's rides on paper: right, and a day old. Outside, the evening goes on. */
export function Report({ s, shape, evening }: SceneProps) {
  const { left, head, marcus, street, riders } = LAYOUT[shape];
  const opened = ramp(s, 0.8, 2.6);
  const map: Place = { ...LAYOUT[shape].map, y: LAYOUT[shape].map.y + (1 - opened) * 40 };
  const sheet = sheetOf(map, left, head);
  const most = Math.max(...evening.report.values());
  const shown = ramp(s, 2.4, 5);
  const rides = (zone: string) => count(evening.report.get(zone) ?? 0);
  const [hallX, hallY] = spot(map, CONCERT.zone);
  const missing = ramp(s, 16.5, 18);
  const streetY = street.y + street.h;
  return (
    <>
      <Skyline {...street} />
      <Rain {...street} s={s} />
      {riders.map((x, i) => (
        <Rider
          key={x}
          x={x}
          y={streetY - 6}
          scale={shape === 'wide' ? 1.15 : 0.8}
          waving={(1 + Math.sin(s * 4 + i * 2)) / 2}
        />
      ))}
      {[0, 1].map((i) => (
        <Cab
          key={i}
          x={lerp(-80, street.w + 260, ((s + i * 5.2) / 10.4) % 1)}
          y={streetY + (shape === 'wide' ? 34 : 12)}
          scale={shape === 'wide' ? 0.9 : 0.5}
          full
        />
      ))}
      <Marcus {...marcus} />
      <g opacity={opened}>
        <rect {...sheet} className="sheet" />
        <text x={sheet.x + 18} y={sheet.y + (shape === 'wide' ? 36 : 26)} className="on-sheet head">
          Rides by zone
        </text>
        <text
          x={sheet.x + sheet.width - 16}
          y={sheet.y + (shape === 'wide' ? 36 : 46)}
          textAnchor="end"
          className="on-sheet"
        >
          data until 23:59 yesterday
        </text>
        <CityMap
          place={map}
          ground="sheet"
          fill={(zone) => shown * ((evening.report.get(zone) ?? 0) / most)}
        />
        <g opacity={shown}>
          <ZoneName place={map} zone="harlem-west" text={`Harlem ${rides('harlem-west')}`} />
          <ZoneName
            place={map}
            zone="midtown-west"
            text={`Midtown ${rides('midtown-west')}`}
            className="strong"
          />
        </g>
        <g opacity={missing} className="missing">
          <circle cx={hallX} cy={hallY} r={shape === 'wide' ? 26 : 18} />
          <text x={map.x - 4} y={hallY - 6} textAnchor="end">
            {hourText(CONCERT_ENDS)} concert
          </text>
          <text x={map.x - 4} y={hallY + (shape === 'wide' ? 20 : 13)} textAnchor="end">
            not in here
          </text>
        </g>
      </g>
    </>
  );
}
