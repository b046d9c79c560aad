/**
 * Seeded random cases. Times lie on the windows' own edges, and on those edges plus the delay, give or
 * take one ms, so that a wrong comparison or a watermark taken from the wrong batch shows quickly.
 */
import { DAY, restart, SECOND } from './build.mjs';
import { seeded } from './seeded.mjs';

/** Change this only together with recorded/random.json. */
const SEED = 20260101;
const COUNT = 120;

// [window, slide] in seconds: tumbling, dividing and not dividing.
const SHAPES = [
  [5, 5],
  [10, 10],
  [10, 5],
  [10, 2],
  [6, 2],
  [10, 3],
  [10, 4],
  [7, 5],
  [9, 6],
  [60, 25],
];
const KEYS = ['DE', 'DE', 'DE', 'US', 'US', 'FR', 'éa', ''];

function randomQuery({ pick, chance }, mode) {
  const [window, slide] = pick(SHAPES);
  const offsets = [0, 0, 1, -1, slide - 1, 1 - slide].map((n) => n * SECOND);
  return {
    mode,
    delayMs:
      pick([0, slide, 2 * slide, window, 3 * window, window + 1]) * SECOND + pick([0, 0, 0, 1]),
    windowMs: window * SECOND,
    slideMs: slide * SECOND,
    startMs: pick([...offsets, Math.floor((slide * SECOND) / 2)]),
    noDataBatches: !chance(20),
    lateFilter: chance(25) ? 'current-batch' : 'previous-batch',
  };
}

function randomEvents({ below, pick, chance }, query, cursor) {
  const { slideMs, startMs, windowMs, delayMs } = query;
  const edge = (time) => Math.floor((time - startMs) / slideMs) * slideMs + startMs;
  return Array.from({ length: 1 + below(5) }, () => {
    const key = pick(KEYS);
    if (chance(4)) return { at: null, key };
    // Around the cursor, behind it by about the delay, or ahead of an edge by exactly the delay.
    const near = cursor + (below(7) - 3) * slideMs;
    const back = near - delayMs - below(3) * windowMs;
    const ahead = near + delayMs;
    const time = edge(pick([near, near, back, back, ahead]));
    const exact = time + (chance(40) ? delayMs % slideMs : 0) + pick([-1, 0, 0, 0, 1]);
    return { at: exact, key };
  });
}

function randomCase(random, index) {
  const { below, pick, chance } = random;
  const mode = ['append', 'append', 'update', 'append', 'complete', 'update'][index % 6];
  const query = randomQuery(random, mode);
  const steps = [];
  let cursor = chance(12) ? 0 : DAY;
  const length = mode === 'complete' ? 5 + below(3) : 8 + below(6);
  for (let i = 0; i < length; i++) {
    const quiet = i > 0 && chance(10);
    if (i > 0 && chance(12)) steps.push(restart());
    steps.push({
      do: pick(['trigger', 'trigger', 'drain']),
      events: quiet ? [] : randomEvents(random, query, cursor),
    });
    cursor += chance(4) ? 40 * query.windowMs : below(3) * query.windowMs;
  }
  return { name: `random ${index}, ${mode}`, query, steps };
}

const random = seeded(SEED);
export default Array.from({ length: COUNT }, (_, index) => randomCase(random, index));
