/** Late filter, eviction, null times, order, poison, restarts and no-data batches, one deed a case. */
import {
  at,
  drain,
  gold,
  inModes,
  LEGACY,
  MODES,
  NO_IDLE,
  one,
  restart,
  SECOND,
  seconds,
  times,
  trigger,
} from './build.mjs';

const s = (list, key) =>
  times(
    list.map((n) => Math.round(n * SECOND)),
    key,
  );

/** The watermark stops one ms before, at and after the end of a window; then that window is touched again. */
const equality = [-1, 0, 1].flatMap((ms) => [
  ...inModes(
    `watermark ${ms} ms from a window's end`,
    seconds('append', 10, 5),
    drain(s([100, 104.999])),
    drain(times([115 * SECOND + ms], 'US')),
    drain(s([101, 102, 103])),
    drain(s([103], 'US')),
  ),
  ...inModes(
    `watermark ${ms} ms from a window's end, data in the closing batch`,
    seconds('append', 10, 5),
    trigger(s([100, 104.999])),
    trigger(times([115 * SECOND + ms], 'US')),
    trigger(s([101, 102])),
    trigger(s([103])),
  ),
  one(
    `watermark ${ms} ms from a window's end, legacy`,
    seconds('append', 10, 5, LEGACY),
    trigger(s([100])),
    trigger(times([115 * SECOND + ms], 'US')),
    trigger(s([101, 102])),
    trigger(s([103])),
    trigger(),
  ),
]);

const nulls = [
  ...inModes(
    'null times among others',
    gold('append'),
    drain(at('null/DE', '09:00:30/DE', 'null/US')),
    drain(at('09:15:00/US', 'null/US')),
    drain(at('null/FR')),
  ),
  ...inModes(
    'nothing but null times',
    gold('append'),
    drain(at('null/DE')),
    drain(at('null/DE', 'null/US')),
    drain(at('09:00:30/DE')),
  ),
  ...inModes(
    'null times release a due window',
    gold('append', NO_IDLE),
    drain(at('09:00:30/DE')),
    drain(at('09:15:00/US')),
    drain(at('null/DE')),
  ),
  ...inModes(
    'null and negative times with no delay',
    seconds('append', 0, 10),
    drain([
      { at: null, key: 'DE' },
      { at: -5 * SECOND, key: 'DE' },
      { at: 5 * SECOND, key: 'DE' },
    ]),
    drain([{ at: null, key: 'DE' }]),
  ),
];

const order = [
  ...inModes(
    'backwards in one batch',
    gold('append'),
    drain(at('09:40:00/DE', '09:30:00/DE', '09:20:00/DE', '09:10:00/DE', '09:00:00/DE')),
    drain(at('09:00:00/DE')),
  ),
  ...inModes(
    'backwards, a batch each',
    gold('append'),
    ...['09:40:00', '09:30:00', '09:20:00'].map((time) => drain(at(`${time}/DE`))),
  ),
  ...inModes(
    'backwards, a trigger each',
    gold('append'),
    ...['09:40:00', '09:30:00', '09:20:00', '09:20:00'].map((time) => trigger(at(`${time}/DE`))),
  ),
  ...inModes(
    'the future and the past in one batch, then again',
    seconds('append', 5, 10),
    trigger(s([100, 10, 55])),
    trigger(s([200, 20, 100])),
    trigger(s([30, 199])),
    trigger(s([31])),
  ),
];

const poison = [
  ...inModes(
    'poison, then a normal day',
    seconds('append', 10, 5),
    drain(s([100])),
    drain(s([100000], 'XX')),
    drain(s([101, 102, 103])),
    drain(s([110], 'US')),
    drain(s([100001], 'XX')),
  ),
  ...inModes(
    'poison together with good events',
    seconds('append', 10, 5),
    drain(s([100, 100000, 105])),
    trigger(s([106, 107])),
    trigger(s([108])),
  ),
];

const again = (mode, more, name) => [
  one(
    `restart with nothing pending, ${name}`,
    seconds(mode, 10, 5, more),
    drain(s([100])),
    drain(s([120])),
    restart(),
    trigger(),
    trigger(s([104, 121])),
    trigger(s([106])),
    trigger(),
  ),
  one(
    `restart with a no-data batch due, ${name}`,
    seconds(mode, 10, 5, more),
    trigger(s([100])),
    trigger(s([120])),
    restart(),
    trigger(),
    trigger(),
    trigger(s([101, 121], 'US')),
    trigger(),
    trigger(s([102])),
  ),
  one(
    `two restarts in a row, ${name}`,
    seconds(mode, 10, 5, more),
    trigger(s([100])),
    restart(),
    restart(),
    trigger(s([115])),
    restart(),
    trigger(),
    restart(),
    trigger(s([103, 104])),
    trigger(s([104])),
    trigger(),
  ),
];
const restarts = [
  ...MODES.flatMap((mode) => again(mode, {}, mode)),
  ...MODES.flatMap((mode) => again(mode, LEGACY, `${mode}, legacy`)),
  ...again('append', NO_IDLE, 'append, no-data batches off'),
  one(
    'restart before any data',
    seconds('append', 10, 5),
    trigger(),
    restart(),
    drain(s([100])),
    drain(s([115])),
  ),
];

const idle = [
  ...inModes(
    'no-data batches off, data on every trigger',
    seconds('append', 10, 5, NO_IDLE),
    trigger(s([100])),
    trigger(s([115])),
    trigger(s([101])),
    trigger(s([102, 130])),
    trigger(),
    trigger(s([131])),
  ),
  ...inModes(
    'no-data batches off, legacy',
    seconds('append', 10, 5, { ...NO_IDLE, ...LEGACY }),
    trigger(s([100])),
    trigger(s([115])),
    trigger(s([101])),
    trigger(s([102, 130])),
    trigger(),
    trigger(s([131])),
  ),
  ...inModes(
    'no-data batch after every move',
    seconds('append', 10, 5),
    ...[100, 105, 110, 115, 120].map((n) => drain(s([n]))),
  ),
  ...inModes(
    'no move, no no-data batch',
    seconds('append', 10, 5),
    ...[120, 119, 120, 110.001].map((n) => drain(s([n]))),
  ),
  ...inModes(
    'a watermark that stays at 0',
    seconds('append', 100, 5),
    drain(s([1])),
    drain(s([99.999, 100])),
    drain(s([100.001])),
  ),
];

const drops = inModes(
  'many events, few dropped groups',
  seconds('append', 0, 10, { slideMs: 5 * SECOND }),
  drain(s([100])),
  drain(s([200])),
  drain(
    s([101, 102, 103, 104], 'DE'),
    s([101, 102], 'US'),
    s([106, 111], 'FR'),
    s([199, 200], 'DE'),
  ),
);

export default [...equality, ...nulls, ...order, ...poison, ...restarts, ...idle, ...drops];
