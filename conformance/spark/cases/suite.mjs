/** The cases of Spark's own EventTimeWatermarkSuite that the trace format can say (semantics.md A9). */
import { drain, MODES, NO_IDLE, one, restart, SECOND, seconds, times } from './build.mjs';

const add = (...list) => drain(times(list.map((s) => s * SECOND)));
const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
const first = [10, 11, 12, 13, 14, 15];

export default [
  one('suite: append mode', seconds('append', 10, 5), add(...first), add(25), add(10)),
  one('suite: update mode', seconds('update', 10, 5), add(...first), add(25), add(10, 25), add(10)),
  one(
    'suite: complete mode',
    seconds('complete', 10, 5),
    add(10, 11, 12),
    add(25),
    add(25),
    add(10),
    add(25),
  ),
  one(
    'suite: event time and watermark metrics',
    seconds('append', 10, 5),
    add(15),
    add(10, 12, 14),
    add(25),
  ),
  one(
    'suite: recovery',
    seconds('append', 10, 5),
    add(...first),
    add(25),
    restart(),
    add(10, 27, 30),
    restart(),
    add(17),
    add(40),
  ),
  ...MODES.flatMap((mode) => [
    one(`suite: no-data flag on, ${mode}`, seconds(mode, 10, 5), add(...first), add(25)),
    one(`suite: no-data flag off, ${mode}`, seconds(mode, 10, 5, NO_IDLE), add(...first), add(25)),
  ]),
  one(
    'suite: first of two window aggregations',
    seconds('append', 0, 5),
    add(...range(10, 22)),
    add(...range(10, 30)),
    add(30, 31),
  ),
  one(
    'suite: first of three window aggregations',
    seconds('append', 0, 5),
    add(...range(0, 38)),
    add(...range(30, 61)),
  ),
];
