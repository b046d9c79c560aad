/** YellowLine's zones: a schematic city in a box of 300 x 410, and how busy each zone usually is. */

type Point = readonly [number, number];

interface Zone {
  name: string;
  points: readonly Point[];
  centre: Point;
  /** Share of an ordinary day's rides, and of this evening's in the rain. */
  yesterday: number;
  tonight: number;
}

/** The size of the box in which the zones are drawn. */
export const CITY = { width: 300, height: 410 };

/** Manhattan's axis: from the north end to the south end, with half its width at each share. */
const NORTH: Point = [196, 14];
const SOUTH: Point = [84, 328];
const LENGTH = Math.hypot(SOUTH[0] - NORTH[0], SOUTH[1] - NORTH[1]);
const ACROSS: Point = [(SOUTH[1] - NORTH[1]) / LENGTH, (NORTH[0] - SOUTH[0]) / LENGTH];

function halfWidth(share: number): number {
  return Math.min(14 + share * 110, 29, 8 + (1 - share) * 130);
}

/** The point at `share` of the way south, `side` -1 (west shore) to 1 (east shore). */
function onManhattan(share: number, side: number): Point {
  const reach = halfWidth(share) * side;
  const [nx, ny] = NORTH;
  return [
    nx + (SOUTH[0] - nx) * share + ACROSS[0] * reach,
    ny + (SOUTH[1] - ny) * share + ACROSS[1] * reach,
  ];
}

function block(from: number, to: number, west: number, east: number): Point[] {
  const middle = (from + to) / 2;
  const corners: Point[] = [
    [from, west],
    [from, east],
    [middle, east],
    [to, east],
    [to, west],
    [middle, west],
  ];
  return corners.map(([share, side]) => onManhattan(share, side));
}

function zone(name: string, yesterday: number, tonight: number, points: readonly Point[]): Zone {
  const sum = points.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  const centre: Point = [sum[0] / points.length, sum[1] / points.length];
  return { name, points, centre, yesterday, tonight };
}

/** North to south, then the boroughs across the rivers. */
export const ZONES: readonly Zone[] = [
  zone('inwood', 5, 4, block(0, 0.1, -1, 1)),
  zone('harlem-west', 8, 6, block(0.11, 0.26, -1, -0.04)),
  zone('harlem-east', 7, 6, block(0.11, 0.26, 0.04, 1)),
  zone('upper-west', 34, 16, block(0.27, 0.46, -1, -0.2)),
  zone('upper-east', 38, 17, block(0.27, 0.46, 0.2, 1)),
  zone('midtown-west', 92, 15, block(0.47, 0.61, -1, -0.04)),
  zone('midtown-east', 100, 16, block(0.47, 0.61, 0.04, 1)),
  zone('chelsea', 52, 15, block(0.62, 0.73, -1, -0.04)),
  zone('gramercy', 48, 14, block(0.62, 0.73, 0.04, 1)),
  zone('village', 30, 15, block(0.74, 0.83, -1, -0.04)),
  zone('east-village', 26, 14, block(0.74, 0.83, 0.04, 1)),
  zone('soho', 22, 14, block(0.84, 0.91, -1, -0.04)),
  zone('lower-east', 16, 12, block(0.84, 0.91, 0.04, 1)),
  zone('financial', 24, 11, block(0.92, 1, -1, 1)),
  zone('bronx-west', 5, 4, [
    [222, 8],
    [254, 5],
    [250, 86],
    [222, 72],
    [216, 40],
  ]),
  zone('bronx-east', 4, 3, [
    [258, 5],
    [298, 3],
    [298, 66],
    [254, 86],
  ]),
  zone('astoria', 14, 8, [
    [212, 104],
    [254, 98],
    [258, 160],
    [192, 160],
  ]),
  zone('flushing', 9, 6, [
    [258, 97],
    [300, 92],
    [300, 178],
    [263, 178],
  ]),
  zone('long-island-city', 16, 9, [
    [190, 164],
    [258, 164],
    [264, 222],
    [170, 216],
  ]),
  zone('jamaica', 8, 6, [
    [264, 182],
    [300, 182],
    [300, 300],
    [249, 300],
    [236, 264],
    [269, 228],
  ]),
  zone('williamsburg', 20, 11, [
    [168, 221],
    [262, 227],
    [231, 262],
    [149, 274],
  ]),
  zone('brooklyn-heights', 22, 11, [
    [146, 279],
    [228, 267],
    [243, 304],
    [128, 332],
  ]),
  zone('park-slope', 12, 8, [
    [126, 337],
    [244, 309],
    [262, 396],
    [104, 404],
  ]),
];

/** Where the concert is, and the zones around it. */
export const CONCERT = { zone: 'soho', around: ['soho', 'lower-east', 'village', 'financial'] };

/** The zone of that name. @throws Error when the city has none */
export function zoneOf(name: string): Zone {
  const found = ZONES.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`The city has no zone "${name}".`);
  return found;
}
