import { memo } from 'react';
import { CITY, zoneOf, ZONES } from './city.ts';
import type { Place } from './stage.ts';

interface CityMapProps {
  place: Place;
  /** How full each zone is, 0 to 1; without it the zones are empty. */
  fill?: (zone: string) => number;
  /** `night`: yellow on the dark; `sheet`: ink on the report's paper. */
  ground?: 'night' | 'sheet';
}

/** The zones of the city, filled by counts. */
export function CityMap({ place, fill, ground = 'night' }: CityMapProps) {
  const { x, y, scale } = place;
  return (
    <g className={`story-map ${ground}`} transform={`translate(${x} ${y}) scale(${scale})`}>
      {ZONES.map(({ name }) => (
        <ZoneShape key={name} name={name} fill={Math.round((fill?.(name) ?? 0) * 100) / 100} />
      ))}
    </g>
  );
}

const ZoneShape = memo(function ZoneShape({ name, fill }: { name: string; fill: number }) {
  const points = zoneOf(name)
    .points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ');
  return (
    <>
      <polygon className="land" points={points} />
      {fill > 0 && <polygon className="busy" points={points} fillOpacity={fill} />}
    </>
  );
});

/** A sheet or a panel that a map of that place lies on, with room for its names. */
export function sheetOf({ x, y, scale }: Place, left: number, head: number) {
  return {
    x: x - left,
    y: y - head,
    width: CITY.width * scale + left + 12,
    height: CITY.height * scale + head + 10,
  };
}

/** Where a zone's middle is on the stage. */
export function spot(place: Place, zone: string): readonly [number, number] {
  const [x, y] = zoneOf(zone).centre;
  return [place.x + x * place.scale, place.y + y * place.scale];
}

interface NameProps {
  place: Place;
  zone: string;
  text: string;
  /** Where the name ends, from the left edge of the map's box, in user units of the stage. */
  reach?: number;
  className?: string;
}

/** A zone's name in the water to the west of it, with a line that leads there. */
export function ZoneName({ place, zone, text, reach = 0, className = '' }: NameProps) {
  const [x, y] = spot(place, zone);
  const end = place.x + reach;
  return (
    <g className={`story-name ${className}`}>
      <line x1={end + 6} x2={x - 4} y1={y} y2={y} />
      <circle cx={x} cy={y} r={3} />
      <text x={end} y={y} dy="0.35em" textAnchor="end">
        {text}
      </text>
    </g>
  );
}

/** Three names for those who do not know the city. */
export function PlaceNames({ place, reach }: { place: Place; reach: number }) {
  const names = { 'harlem-west': 'Harlem', 'midtown-west': 'Midtown', soho: 'Downtown' };
  return Object.entries(names).map(([zone, text]) => (
    <ZoneName key={zone} place={place} zone={zone} text={text} reach={reach} className="night" />
  ));
}
