import { Fate, stateAt } from '../../../sim/index.ts';
import { Cab } from '../Figures.tsx';
import { at, TUNNEL, TUNNEL_CAB } from '../evening.ts';
import { cityTime, hourText, marksAt } from '../moment.ts';
import { lerp, ramp, type SceneProps } from '../stage.ts';

/** Five of the sixty cabs, so that single reports can be seen, and the one in the tunnel. */
const CABS = [3, 14, 27, 38, 51, TUNNEL_CAB];
const [FROM, TO] = [at(17, 51), at(18, 15)];

const LAYOUT = {
  wide: {
    x: 40,
    to: 920,
    road: 200,
    hill: [330, 640],
    axis: 470,
    row: 21,
    clock: { x: 40, y: 76 },
  },
  tall: {
    x: 14,
    to: 346,
    road: 178,
    hill: [110, 250],
    axis: 414,
    row: 20,
    clock: { x: 14, y: 58 },
  },
} as const;

/** One cab's news wait in the tunnel; the watermark says how long the counts wait for them. */
export function Tunnel({ s, seconds, shape, evening }: SceneProps) {
  const { x, to, road, hill, axis, row, clock } = LAYOUT[shape];
  const wide = shape === 'wide';
  const cityMs = cityTime('late', s / seconds);
  const state = stateAt(evening.live, cityMs);
  const across = (ms: number) => x + ((ms - FROM) / (TO - FROM)) * (to - x);
  const [inX, outX] = hill;
  const share = (cityMs - TUNNEL.in) / (TUNNEL.out - TUNNEL.in);
  const cabX =
    share < 0
      ? inX + share * 2.2 * (inX - x)
      : share < 1
        ? lerp(inX, outX, share)
        : outX + (share - 1) * 2 * (to - outX);
  const inside = share > 0 && share < 1;
  const marks = marksAt(evening, CABS, FROM, cityMs);
  const waiting = marks.filter(({ arrivalMs, cab }) => cab === TUNNEL_CAB && arrivalMs > cityMs);
  const top = axis - CABS.length * row - 16;
  const line = across(Math.max(FROM, state.watermarkMs));
  const newest = across(state.maxEventTimeMs);
  const explained = ramp(s, 10.5, 12);
  return (
    <>
      <text {...clock} className="clock">
        {hourText(cityMs)}
      </text>
      <path d={`M0 ${road} H${wide ? 960 : 360}`} className="street" />
      <path
        className="hill"
        d={`M${inX} ${road + 4} V${road - 84} Q${(inX + outX) / 2} ${road - (wide ? 176 : 128)} ${outX} ${road - 84} V${road + 4} z`}
      />
      <text x={(inX + outX) / 2} y={road - (wide ? 96 : 80)} textAnchor="middle" className="quiet">
        tunnel
      </text>
      <g opacity={inside ? 0.3 : 1}>
        <Cab x={cabX} y={road} scale={wide ? 1 : 0.62} />
      </g>
      {waiting.map(({ row: id }, i) => (
        <Diamond
          key={id}
          x={(inX + outX) / 2 + (i - 3) * (wide ? 30 : 18)}
          y={road - (wide ? 66 : 48)}
          size={wide ? 9 : 7}
        />
      ))}
      <text x={x} y={road + (wide ? 42 : 34)} className="quiet">
        {wide
          ? 'reports of six cabs, placed at the time they happened'
          : "six cabs' reports, by when they happened"}
      </text>
      <line x1={x} x2={to} y1={axis} y2={axis} className="rule strong" />
      {[0, 1, 2, 3, 4].map((tick) => {
        const ms = at(17, 55) + tick * (wide ? 300_000 : 600_000);
        // A time at the very end would have its second half beyond the picture.
        if (ms >= TO) return null;
        return (
          <text
            key={tick}
            x={across(ms)}
            y={axis + 26}
            textAnchor="middle"
            className="quiet tabular"
          >
            {hourText(ms)}
          </text>
        );
      })}
      <g opacity={explained}>
        <rect x={x} y={top} width={Math.max(0, line - x)} height={axis - top} className="final" />
        <line x1={line} x2={line} y1={top - 12} y2={axis} className="watermark" />
        <text x={line + 8} y={top - 10} className="now">
          watermark
        </text>
        <path d={`M${line} ${axis + 36} v6 H${newest} v-6`} className="rule" />
        <text x={(line + newest) / 2} y={axis + 62} textAnchor="middle">
          ten minutes
        </text>
      </g>
      <line x1={newest} x2={newest} y1={top + 6} y2={axis} className="rule" />
      {marks.map(({ row: id, cab, eventMs, arrivalMs }) => {
        const age = cityMs - arrivalMs;
        if (age < 0) return null;
        const y = axis - 12 - CABS.indexOf(cab) * row;
        const mine = cab === TUNNEL_CAB;
        const fall = ramp(age, 0, mine ? 40_000 : 12_000);
        const cx = mine ? lerp(outX, across(eventMs), fall) : across(eventMs);
        const cy = mine ? lerp(road - 20, y, fall) : y;
        return evening.live.fate[id] === Fate.lateCounted && mine ? (
          <Diamond key={id} x={cx} y={cy} size={wide ? 9 : 7} />
        ) : (
          <circle key={id} cx={cx} cy={cy} r={wide ? 5.5 : 4} className="report" opacity={fall} />
        );
      })}
    </>
  );
}

function Diamond({ x, y, size }: { x: number; y: number; size: number }) {
  return (
    <path
      className="late-mark"
      d={`M${x.toFixed(1)} ${(y - size).toFixed(1)} l${size} ${size} l${-size} ${size} l${-size} ${-size} z`}
    />
  );
}
