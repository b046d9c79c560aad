import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawTime, triggers } from './extended.mjs';
import golden from './golden.mjs';
import grid from './grid.mjs';
import lateness from './lateness.mjs';
import policy from './policy.mjs';
import random from './random.mjs';
import rate from './rate.mjs';
import restarts from './restarts.mjs';
import suite from './suite.mjs';
import windows from './windows.mjs';

/** Case files by the folder in which the recorder looks for their kind. */
const FILES = {
  trace: { golden, suite, windows, lateness, random, restarts, triggers, 'raw-time': rawTime },
  policy: { policy },
  grid: { 'trigger-grid': grid },
  rate: { 'kafka-rate': rate },
};

/** Writes every case, input only, below the folder and returns how many there are. */
export function writeCases(folder) {
  let count = 0;
  for (const [kind, groups] of Object.entries(FILES)) {
    mkdirSync(join(folder, kind), { recursive: true });
    for (const [group, cases] of Object.entries(groups)) {
      writeFileSync(join(folder, kind, `${group}.json`), JSON.stringify(cases));
      count += cases.length;
    }
  }
  return count;
}
