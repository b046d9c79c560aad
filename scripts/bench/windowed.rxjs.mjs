import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { from, mergeMap, reduce } from 'rxjs';

// Counts by window and key on RxJS: `windowed.rxjs.mjs EVENTS RUNS` prints wall times as JSON.
const { version } = createRequire(import.meta.url)('rxjs/package.json');
const [file, runs] = process.argv.slice(2);
const events = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [time, key] = line.split(',');
    return { time: Number(time), key };
  });

const [length, slide] = [300_000, 60_000];
function windowsOf({ time, key }) {
  const last = Math.floor(time / slide) * slide;
  const keys = [];
  for (let start = last; start > time - length; start -= slide) keys.push(`${start} ${key}`);
  return keys;
}

const ms = [];
let groups = 0;
for (let i = 0; i < Number(runs); i++) {
  const begin = performance.now();
  const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  from(events)
    .pipe(mergeMap(windowsOf), reduce(count, new Map()))
    .subscribe((counts) => (groups = counts.size));
  ms.push(performance.now() - begin);
}
console.log(JSON.stringify({ version, ms, groups }));
