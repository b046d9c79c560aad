import type { Hop, PipelineSystem } from '../../sim/index.ts';

/** A box or a note: x and width in % of the picture, y and height in rem. */
export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A point of a wire: % across, rem down. */
export type Point = readonly [number, number];

/** One arrangement of the picture. Below its narrowest width the picture is a list. */
export interface Layout {
  name: 'wide' | 'medium';
  height: number;
  boxes: Record<PipelineSystem, Place>;
  titles: { databricks: Place; snowflake: Place };
  note: Place;
  wires: Record<Hop | 'table-dbt', readonly Point[]>;
}

/** One generator, two paths side by side: 66 rem and more. */
export const WIDE: Layout = {
  name: 'wide',
  height: 35,
  boxes: {
    generator: { x: 0, y: 7.6, w: 15, h: 6 },
    topic: { x: 18.5, y: 6.2, w: 24, h: 8.8 },
    bronze: { x: 47, y: 1.9, w: 15, h: 6 },
    silver: { x: 64.5, y: 1.9, w: 15, h: 6 },
    gold: { x: 82, y: 1.9, w: 18, h: 6 },
    relay: { x: 47, y: 15.4, w: 14.5, h: 6.6 },
    files: { x: 64, y: 15.4, w: 9.5, h: 6.6 },
    pipe: { x: 76, y: 15.4, w: 10.5, h: 6.6 },
    'bronze-table': { x: 89, y: 15.4, w: 11, h: 6.6 },
    dashboard: { x: 44, y: 24.4, w: 17, h: 6 },
    'gold-table': { x: 63.5, y: 24.4, w: 16, h: 6 },
    'silver-table': { x: 82, y: 24.4, w: 16, h: 6 },
    dbt: { x: 44, y: 31.6, w: 35.5, h: 3.4 },
  },
  titles: {
    databricks: { x: 47, y: 0, w: 53, h: 1.5 },
    snowflake: { x: 47, y: 13.5, w: 53, h: 1.5 },
  },
  note: { x: 64.5, y: 8.3, w: 35.5, h: 4 },
  wires: {
    'generator-topic': [
      [15, 10.6],
      [18.5, 10.6],
    ],
    'topic-bronze': [
      [42.5, 8.6],
      [44.7, 8.6],
      [44.7, 4.9],
      [47, 4.9],
    ],
    'bronze-silver': [
      [62, 4.9],
      [64.5, 4.9],
    ],
    'silver-gold': [
      [79.5, 4.9],
      [82, 4.9],
    ],
    'topic-relay': [
      [42.5, 12.6],
      [44.7, 12.6],
      [44.7, 18.7],
      [47, 18.7],
    ],
    'relay-files': [
      [61.5, 18.7],
      [64, 18.7],
    ],
    'files-pipe': [
      [73.5, 18.7],
      [76, 18.7],
    ],
    'pipe-table': [
      [86.5, 18.7],
      [89, 18.7],
    ],
    'table-silver': [
      [93, 22],
      [93, 24.4],
    ],
    'silver-goldtable': [
      [82, 27.4],
      [79.5, 27.4],
    ],
    'gold-dashboard': [
      [63.5, 27.4],
      [61, 27.4],
    ],
    'table-dbt': [
      [99.2, 22],
      [99.2, 33.3],
      [79.5, 33.3],
    ],
  },
};

/** The same from top to bottom: from 45 to 66 rem. */
export const MEDIUM: Layout = {
  name: 'medium',
  height: 43.6,
  boxes: {
    generator: { x: 0, y: 0.6, w: 22, h: 6 },
    topic: { x: 27, y: 0, w: 73, h: 8.6 },
    bronze: { x: 0, y: 12.4, w: 31, h: 6 },
    silver: { x: 34.5, y: 12.4, w: 31, h: 6 },
    gold: { x: 69, y: 12.4, w: 31, h: 6 },
    relay: { x: 0, y: 25, w: 25, h: 6.6 },
    files: { x: 28.5, y: 25, w: 18, h: 6.6 },
    pipe: { x: 50, y: 25, w: 22, h: 6.6 },
    'bronze-table': { x: 75.5, y: 25, w: 24.5, h: 6.6 },
    dashboard: { x: 0, y: 33.6, w: 31, h: 6 },
    'gold-table': { x: 34.5, y: 33.6, w: 29, h: 6 },
    'silver-table': { x: 67, y: 33.6, w: 30, h: 6 },
    dbt: { x: 0, y: 40.2, w: 63.5, h: 3.4 },
  },
  titles: {
    databricks: { x: 0, y: 10.5, w: 26, h: 1.5 },
    snowflake: { x: 0, y: 23.1, w: 26, h: 1.5 },
  },
  note: { x: 36, y: 18.8, w: 64, h: 2 },
  wires: {
    'generator-topic': [
      [22, 3.6],
      [27, 3.6],
    ],
    'topic-bronze': [
      [29, 8.6],
      [29, 12.4],
    ],
    'bronze-silver': [
      [31, 15.4],
      [34.5, 15.4],
    ],
    'silver-gold': [
      [65.5, 15.4],
      [69, 15.4],
    ],
    'topic-relay': [
      [32.7, 8.6],
      [32.7, 23.9],
      [23, 23.9],
      [23, 25],
    ],
    'relay-files': [
      [25, 28.3],
      [28.5, 28.3],
    ],
    'files-pipe': [
      [46.5, 28.3],
      [50, 28.3],
    ],
    'pipe-table': [
      [72, 28.3],
      [75.5, 28.3],
    ],
    'table-silver': [
      [86, 31.6],
      [86, 33.6],
    ],
    'silver-goldtable': [
      [67, 36.6],
      [63.5, 36.6],
    ],
    'gold-dashboard': [
      [34.5, 36.6],
      [31, 36.6],
    ],
    'table-dbt': [
      [98.8, 31.6],
      [98.8, 41.9],
      [63.5, 41.9],
    ],
  },
};

/** About so many % across are as long as one rem, so that a dot keeps its pace around corners. */
const ACROSS_A_REM = 1.3;

/** The point at `share` (0 to 1) of a wire. */
export function pointAt(wire: readonly Point[], share: number): Point {
  const lengths = wire.slice(1).map(([x, y], i) => {
    const [fromX, fromY] = wire[i] ?? [x, y];
    return Math.abs(x - fromX) / ACROSS_A_REM + Math.abs(y - fromY);
  });
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [i, length] of lengths.entries()) {
    const from = wire[i];
    const to = wire[i + 1];
    if (!from || !to) break;
    if (rest <= length && length > 0) {
      const part = rest / length;
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    }
    rest -= length;
  }
  return wire.at(-1) ?? [0, 0];
}
