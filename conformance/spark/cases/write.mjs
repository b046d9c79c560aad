/** `node write.mjs FOLDER`: writes every group's cases as FOLDER/GROUP.json, input only. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import golden from './golden.mjs';
import lateness from './lateness.mjs';
import random from './random.mjs';
import suite from './suite.mjs';
import windows from './windows.mjs';

/** Writes the cases of every group into the folder and returns how many there are. */
export function writeCases(folder) {
  const groups = { golden, suite, windows, lateness, random };
  mkdirSync(folder, { recursive: true });
  for (const [group, cases] of Object.entries(groups))
    writeFileSync(join(folder, `${group}.json`), JSON.stringify(cases));
  return Object.values(groups).flat().length;
}
