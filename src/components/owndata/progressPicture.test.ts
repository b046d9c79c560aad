import { expect, it } from 'vitest';
import type { ProgressBatch } from '../../sim/index.ts';
import { pictureOf } from './progressPicture.ts';

const nine = Date.UTC(2026, 0, 1, 9);

/** Batches of a query that keeps no state: one every ten seconds. */
function batches(count: number): ProgressBatch[] {
  return Array.from({ length: count }, (_, batch) => {
    const startedAtMs = nine + batch * 10_000;
    const times = { minMs: startedAtMs - 2000, avgMs: startedAtMs - 1500, maxMs: startedAtMs };
    const [watermarkMs, durationMs] = [startedAtMs - 60_000, 800];
    return {
      ...{ batch, startedAtMs, durationMs, rows: 5, ...times, watermarkMs },
      ...{ stateRows: 0, droppedGroups: 0 },
    };
  });
}

it('draws the reports of a month', () => {
  const { stair, band } = pictureOf(batches(260_000));
  expect(stair).toMatch(/^M.*H744$/);
  expect(band).toMatch(/^M.*Z$/);
});

it('says that a query without state keeps none', () => {
  expect(pictureOf(batches(3))).toMatchObject({ mostState: 0, mostDrops: 0, drops: '' });
});
