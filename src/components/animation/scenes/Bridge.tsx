import { Cab } from '../Figures.tsx';
import { CityMap } from '../CityMap.tsx';
import { ramp, type SceneProps } from '../stage.ts';

interface Station {
  name: string;
  system: string;
  wide: readonly [number, number];
  tall: readonly [number, number];
  at: number;
}

/** The course's own pipeline, in the shape of the story's: two lanes, two paths, one screen. */
const STATIONS: readonly Station[] = [
  { name: 'generator', system: 'generator', wide: [110, 300], tall: [180, 130], at: 5 },
  { name: 'log, two lanes', system: 'kafka', wide: [330, 300], tall: [180, 206], at: 6.5 },
  { name: 'Databricks', system: 'databricks', wide: [600, 210], tall: [92, 308], at: 8 },
  { name: 'files', system: 'adls', wide: [520, 390], tall: [268, 284], at: 9 },
  { name: 'Snowflake', system: 'snowflake', wide: [690, 390], tall: [268, 352], at: 10 },
  { name: 'dashboard', system: 'powerbi', wide: [850, 300], tall: [180, 436], at: 11.5 },
];
const WAYS = [
  [0, 1],
  [1, 2],
  [1, 3],
  [3, 4],
  [2, 5],
  [4, 5],
] as const;

/** The city becomes a diagram of the same shape. */
export function Bridge({ s, shape }: SceneProps) {
  const wide = shape === 'wide';
  const fading = 1 - ramp(s, 2, 6);
  const crossed = ramp(s, 6, 7.5);
  const head = wide ? { x: 480, y: 108 } : { x: 180, y: 80 };
  return (
    <>
      <g opacity={fading * 0.8}>
        <CityMap place={wide ? { x: 362, y: 214, scale: 0.76 } : { x: 78, y: 160, scale: 0.68 }} />
      </g>
      <g opacity={fading}>
        <Cab x={head.x} y={head.y + (wide ? 84 : 60)} scale={wide ? 1 : 0.7} />
      </g>
      <text {...head} textAnchor="middle" className="clock" opacity={1 - 0.35 * crossed}>
        taxi
      </text>
      <line
        className="strike"
        x1={head.x - (wide ? 58 : 38)}
        x2={head.x + (wide ? -58 + 116 * crossed : -38 + 76 * crossed)}
        y1={head.y - (wide ? 14 : 9)}
        y2={head.y - (wide ? 14 : 9)}
        opacity={crossed > 0 ? 1 : 0}
      />
      <text
        x={head.x}
        y={head.y - (wide ? 66 : 48)}
        textAnchor="middle"
        className="title"
        opacity={ramp(s, 7, 8.5)}
      >
        user activity
      </text>
      {WAYS.map(([from, to]) => {
        const [a, b] = [STATIONS[from], STATIONS[to]];
        if (!a || !b) return null;
        const [ax, ay] = a[shape];
        const [bx, by] = b[shape];
        const drawn = ramp(s, b.at - 0.8, b.at + 0.4);
        const length = Math.hypot(bx - ax, by - ay);
        const gap = wide ? 26 : 20;
        const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
        const reach = gap + (length - 2 * gap) * drawn;
        const beat = (s * 0.5 + from * 0.17) % 1;
        return (
          <g key={`${a.name}-${b.name}`} opacity={drawn}>
            <line
              className="rule strong"
              x1={ax + ux * gap}
              y1={ay + uy * gap}
              x2={ax + ux * reach}
              y2={ay + uy * reach}
            />
            {drawn === 1 && (
              <circle
                className="report"
                r={wide ? 5 : 4}
                cx={ax + ux * (gap + (length - 2 * gap) * beat)}
                cy={ay + uy * (gap + (length - 2 * gap) * beat)}
              />
            )}
          </g>
        );
      })}
      {STATIONS.map((station) => {
        const [x, y] = station[shape];
        const lanes = station.system === 'kafka' ? [-7, 7] : [0];
        const beside = !wide && station.at < 7;
        const above = station.system === 'kafka' || station.system === 'powerbi';
        return (
          <g key={station.name} opacity={ramp(s, station.at - 0.6, station.at + 0.4)}>
            {lanes.map((dy) => (
              <rect
                key={dy}
                style={{ fill: `var(--sys-${station.system})` }}
                x={x - 18}
                y={y + dy - (lanes.length > 1 ? 5 : 12)}
                width={36}
                height={lanes.length > 1 ? 10 : 24}
              />
            ))}
            <text
              x={beside ? x + 30 : x}
              y={beside ? y + 6 : y + (wide ? (above ? -28 : 44) : 30)}
              textAnchor={beside ? 'start' : 'middle'}
            >
              {station.name}
            </text>
          </g>
        );
      })}
    </>
  );
}
