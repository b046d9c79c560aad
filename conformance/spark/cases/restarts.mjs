/**
 * A query that has state starts again on its checkpoint and says something else: other windows, another
 * delay, another output mode. The state was made by the query before.
 */
import { changed, DAY, drain, MODES, one, SECOND, seconds, times, trigger } from './build.mjs';
import { seeded } from './seeded.mjs';

const s = (list, key) =>
  times(
    list.map((n) => DAY + n * SECOND),
    key,
  );
const shape = (window, slide, start = 0) => ({
  windowMs: window * SECOND,
  slideMs: slide * SECOND,
  startMs: start * SECOND,
});

/** Two keys over three windows; then the change; then what lies in the same windows, and their end. */
const story = (name, query, change) =>
  one(
    name,
    query,
    drain(s([100, 104, 112]), s([101], 'US')),
    drain(s([121, 113]), s([109], 'US')),
    changed(change),
    drain(s([114, 122]), s([112, 103], 'US')),
    drain(s([140])),
    drain(s([141, 127], 'US')),
    drain(s([200])),
  );

/** [from, to]: length and slide in seconds, and the shift of the grid. */
const SHAPES = [
  ['a longer window', [10, 5], [20, 5]],
  ['a shorter window', [20, 5], [10, 5]],
  ['a longer slide', [10, 5], [10, 10]],
  ['a shorter slide', [10, 10], [10, 5]],
  ['a slide that shares some windows', [10, 2], [10, 5]],
  ['a shifted grid', [10, 5], [10, 5, 2]],
  ['a shorter tumbling window', [10, 10], [5, 5]],
];
const windows = SHAPES.flatMap(([name, from, to]) =>
  MODES.map((mode) =>
    story(`${name}, ${mode}`, { ...seconds(mode, 10, 1), ...shape(...from) }, shape(...to)),
  ),
);

const delays = [0, 2, 30].flatMap((delay) =>
  MODES.map((mode) =>
    story(`delay 10 s to ${delay} s, ${mode}`, seconds(mode, 10, 5), {
      delayMs: delay * SECOND,
    }),
  ),
);

const modes = MODES.flatMap((from) =>
  MODES.filter((to) => to !== from).map((to) =>
    story(`${from} to ${to}`, { ...seconds(from, 10, 10), ...shape(10, 5) }, { mode: to }),
  ),
);

const back = MODES.map((mode) =>
  one(
    `other windows and back again, ${mode}`,
    { ...seconds(mode, 10, 10), ...shape(10, 5) },
    drain(s([100, 104])),
    changed(shape(20, 10)),
    drain(s([105, 112])),
    changed(shape(10, 5)),
    drain(s([106, 113])),
    drain(s([160])),
  ),
);

const waiting = MODES.map((mode) =>
  one(
    `other windows while a batch without rows is due, ${mode}`,
    seconds(mode, 10, 5),
    trigger(s([100, 104])),
    trigger(s([121])),
    changed(shape(10, 10)),
    drain(),
    drain(s([109, 122])),
    drain(s([150])),
  ),
);

/** Change this only together with recorded/restarts.json. */
const SEED = 20260105;
const PLANS = [
  [5, 5],
  [10, 10],
  [10, 5],
  [10, 2],
  [7, 5],
  [20, 10],
];

function randomCase({ below, pick, chance }, index) {
  const plan = () => ({
    ...shape(...pick(PLANS), pick([0, 0, 0, 1])),
    delayMs: pick([0, 5, 10, 20]) * SECOND,
    mode: pick(['append', 'append', 'update', 'complete']),
  });
  const steps = [];
  let cursor = 100;
  for (let i = 0; i < 9; i++) {
    if (i > 0 && chance(40)) steps.push(changed(plan()));
    const seen = Array.from({ length: 1 + below(4) }, () => cursor + below(40) - 25);
    steps.push({
      do: pick(['trigger', 'drain']),
      events: seen.flatMap((second) => s([second], pick(['DE', 'DE', 'US']))),
    });
    cursor += below(15);
  }
  return one(`random changes ${index}`, { ...seconds('append', 10, 5), ...plan() }, ...steps);
}

const random = seeded(SEED);
const mixed = Array.from({ length: 24 }, (_, index) => randomCase(random, index));

export default [...windows, ...delays, ...modes, ...back, ...waiting, ...mixed];
