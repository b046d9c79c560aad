/**
 * What the plain trace format cannot say (README.md): the steps `once` and `availableNow`, each a process
 * of its own that ends by itself, and counts by the bare event time (`groupBy: "time"`).
 */
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

const s = (...list) => times(list.map((n) => Math.round(n * SECOND)));
const once = (...list) => ({ do: 'once', events: s(...list) });
const available = (...list) => ({ do: 'availableNow', events: s(...list) });

export const triggers = [
  one(
    'suite: Trigger.Once',
    seconds('append', 10, 5),
    once(15),
    once(10, 12, 14),
    once(25),
    once(50),
    once(50),
  ),
  // The suite starts this one from a checkpoint of Spark 2.3.1; two Once runs leave the same logs and state.
  one(
    'suite: AvailableNow after two batches without a no-data batch',
    seconds('append', 10, 5),
    once(15),
    once(10, 12, 14),
    available(25),
    available(50),
    available(50),
  ),
  ...MODES.flatMap((mode) => [
    one(
      `Once in turn, ${mode}`,
      seconds(mode, 10, 5),
      once(100),
      once(),
      once(115),
      once(101),
      once(),
      once(130),
    ),
    one(
      `AvailableNow in turn, ${mode}`,
      seconds(mode, 10, 5),
      available(100),
      available(),
      available(115),
      available(101),
      available(),
      available(130),
    ),
    one(
      `Once and AvailableNow mixed, ${mode}`,
      seconds(mode, 10, 5),
      once(100),
      once(115),
      available(),
      available(101, 116),
      once(131),
      available(131),
    ),
  ]),
  one(
    'AvailableNow with no-data batches off',
    seconds('append', 10, 5, NO_IDLE),
    available(100),
    available(115),
    available(116),
  ),
  one(
    'AvailableNow, legacy',
    seconds('append', 10, 5, LEGACY),
    available(100),
    available(115),
    available(101, 116),
  ),
  one(
    'AvailableNow of the worked example',
    gold('append'),
    ...['09:00:30/DE', '09:15:00/US', '09:03:30/DE', '09:18:00/US'].map((event) => ({
      do: 'availableNow',
      events: at(event),
    })),
  ),
];

const byTime = (mode, delay, more = {}) => ({
  mode,
  groupBy: 'time',
  delayMs: delay * SECOND,
  noDataBatches: true,
  lateFilter: 'previous-batch',
  ...more,
});

export const rawTime = [
  one('suite: group by on raw timestamp', byTime('append', 10), drain(s(10)), drain(s(25))),
  ...inModes(
    'watermark at, before and after the time',
    byTime('append', 10),
    drain(s(100, 100.001, 99.999)),
    drain(s(110)),
    drain(s(100, 99.999, 100.001)),
    drain(s(110.001)),
  ),
  ...inModes(
    'data in the closing batch',
    byTime('append', 10),
    trigger(s(100)),
    trigger(s(110)),
    trigger(s(100)),
    trigger(s(100)),
    trigger(),
  ),
  ...inModes(
    'legacy',
    byTime('append', 10, LEGACY),
    trigger(s(100)),
    trigger(s(110)),
    trigger(s(100)),
    trigger(),
  ),
  ...inModes(
    'no delay',
    byTime('append', 0),
    drain(s(100, 101, 101)),
    drain(s(101, 102)),
    drain(s(102, 100)),
  ),
  // Unlike a window, a bare time may be null: such rows form groups of their own.
  ...inModes(
    'null times',
    byTime('append', 0),
    drain(times([null]), s(100)),
    drain(times([null]), s(101)),
    restart(),
    drain(times([null, null])),
  ),
];
