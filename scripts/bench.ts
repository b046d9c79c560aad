import { mkdtempSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { EventColumns } from '../src/sim/index.ts';
import { benchEngine, benchGrowth, comparedEvents, countWindows } from './bench/engine.ts';
import { printTable, wallTimes } from './bench/measure.ts';
import type { Line } from './bench/measure.ts';
import { mm1 } from './bench/mm1.ts';
import { installPeers, rxjs, simjs, simpy, spark } from './bench/peers.ts';
import type { PeerResult } from './bench/peers.ts';

/** `npm run bench`: how long the engine takes, alone and beside others doing the same work. */
const runs = 5;
const customers = 500_000;

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores, ` +
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}`,
);
benchEngine();
benchGrowth();
installPeers();
printTable('M/M/1 queue, 1,000,000 events (500,000 customers, each arrives and leaves)', [
  {
    what: 'the kernel',
    ms: wallTimes(runs, () => void mm1(customers, 1)),
    note: wait(mm1(customers, 1)),
  },
  ...peer('SimJS', simjs(customers, runs)),
  ...peer('SimPy', simpy(customers, runs)),
]);
const events = comparedEvents();
const file = eventFile(events);
printTable(`Counts by window and country over ${String(events.eventTimeMs.length)} events`, [
  {
    what: 'the watermark engine, in micro-batches',
    ms: wallTimes(runs, () => void countWindows(events)),
  },
  ...peer('RxJS', rxjs(file, runs)),
  ...peer('Spark, local mode, one batch, warm', spark(file, runs)),
]);

function peer(name: string, result: PeerResult | null): Line[] {
  if (result === null) {
    console.log(`\n(${name} is not to be had on this machine and is left out.)`);
    return [];
  }
  const { version, ms, meanWait, groups } = result;
  const check = meanWait === undefined ? `${String(groups)} groups` : wait(meanWait);
  return [{ what: `${name} ${version}`, ms, note: check }];
}

/** The mean wait is 9 in theory: a queue that waits another time is another queue. */
function wait(mean: number): string {
  return `mean wait ${mean.toFixed(2)}`;
}

function eventFile({ eventTimeMs, key, keys }: EventColumns): string {
  const path = join(mkdtempSync(join(tmpdir(), 'bench-')), 'events.csv');
  const lines = [...eventTimeMs].map((time, row) => `${String(time)},${keys[key[row] ?? 0] ?? ''}`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
