/** Window assignment: slides that do not divide the window, start offsets of both signs, times before 1970. */
import { at, DAY, drain, inModes, MINUTE, one, SECOND, seconds, times, trigger } from './build.mjs';

const s = (list) => times(list.map((n) => Math.round(n * SECOND)));
const march = Date.UTC(2016, 2, 27, 19, 39);

const SHAPES = [
  [10, 3, 0],
  [10, 3, 1],
  [10, 3, -1],
  [10, 4, 0],
  [10, 7, 3],
  [10, 7, -3],
  [10, 9, 8],
  [10, 10, 5],
  [10, 10, -5],
  [10, 5, 2],
  [10, 5, -4],
  [5, 1, 0],
  [7, 2, -1],
  [60, 25, 24],
];

/** Every edge of the windows around `origin`, each with one ms before and after it. */
const edges = (origin, slide) =>
  [0, slide, 2 * slide].flatMap((n) => [-1, 0, 1].map((ms) => origin + n + ms));

const shape = ([window, slide, start]) => {
  const query = seconds('update', 0, window, { slideMs: slide * SECOND, startMs: start * SECOND });
  const name = `window ${window} s, slide ${slide} s, start ${start} s`;
  const origin = Math.floor(DAY / (slide * SECOND)) * slide * SECOND + start * SECOND;
  const life = [
    drain(times(edges(origin, slide * SECOND))),
    drain(times([origin + 4 * window * SECOND])),
  ];
  return [
    one(`${name}, update`, query, ...life),
    one(
      `${name}, append`,
      { ...query, mode: 'append' },
      ...life,
      drain(times([origin + 3 * window * SECOND - 1, origin + 3 * window * SECOND], 'US')),
    ),
    one(
      `${name}, before 1970, complete`,
      { ...query, mode: 'complete' },
      drain(times(edges(start * SECOND - 2 * slide * SECOND, slide * SECOND))),
    ),
  ];
};

export default [
  one(
    'suite: sliding windows, 10 s by 3 s',
    seconds('complete', 0, 10, { slideMs: 3 * SECOND }),
    drain(times([march + 34000, march + 56000, march + 27000])),
  ),
  one(
    'suite: tumbling windows, start 5 s, before 1970',
    seconds('complete', 0, 10, { startMs: 5 * SECOND }),
    drain(s([2, 12])),
  ),
  one(
    'suite: tumbling windows, start -5 s',
    seconds('complete', 0, 10, { startMs: -5 * SECOND }),
    drain(times([march + 30000, march + 25000])),
  ),
  ...SHAPES.flatMap(shape),
  // The watermark starts at 0: a window that ends at or before 1970 is late from the first batch on.
  ...inModes(
    'windows around 1970',
    seconds('append', 10, 5),
    drain(s([-12, -5.001, -5, -0.001, 0, 0.001, 5])),
    drain(s([-1, 15])),
    drain(s([20.001])),
  ),
  ...inModes(
    'windows around 1970, sliding with a start offset',
    seconds('append', 0, 10, { slideMs: 4 * SECOND, startMs: -3 * SECOND }),
    drain(s([-9, -7.001, -7, -3, -0.001, 0])),
    trigger(s([2.999, 3, 3.001])),
  ),
  ...inModes(
    'one-millisecond windows',
    { ...seconds('append', 0, 1), windowMs: 1, slideMs: 1 },
    drain(times([DAY, DAY + 1, DAY + 1])),
    drain(times([DAY + 2, DAY + 1])),
  ),
  ...inModes(
    'three windows of 2 ms by 1 ms with delay',
    { ...seconds('append', 0, 1), windowMs: 2, slideMs: 1, delayMs: 1 },
    drain(times([DAY, DAY + 1])),
    drain(times([DAY + 3])),
    drain(times([DAY + 1, DAY + 2])),
  ),
  ...inModes(
    'keys in code-point order',
    seconds('append', 0, 60),
    drain(
      at(
        '09:00:01/\u{1F600}',
        '09:00:02/\uFF46',
        '09:00:03/z',
        '09:00:04/',
        '09:00:05/Z',
        '09:00:06/é',
      ),
    ),
    drain(at('09:02:00/z')),
  ),
  ...inModes(
    'a day in one window',
    { ...seconds('append', 0, 1), windowMs: 24 * 60 * MINUTE, slideMs: 7 * 60 * MINUTE },
    drain(at('00:00:00/DE', '06:59:59.999/DE', '07:00:00/DE', '23:59:59.999/US')),
    drain(times([DAY + 48 * 60 * MINUTE], 'US')),
  ),
];
