/** The worked examples G1 to G14 of semantics.md A8, each also in the modes and filters it leaves out. */
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
  trigger,
} from './build.mjs';

const base = [drain(at('09:00:30/DE')), drain(at('09:15:00/US'))];
const closing = [
  trigger(at('09:00:30/DE')),
  trigger(at('09:15:00/US')),
  trigger(at('09:00:45/DE')),
  trigger(at('09:00:50/DE')),
];
const partly = [...base, drain(at('09:03:30/DE')), drain(at('09:18:00/US'))];
const poison = [drain(at('23:00:00/XX')), drain(at('09:01:00/DE', '09:02:00/US'))];

const EXAMPLES = [
  ['G1 assignment', 'update', drain(at('09:07:30/DE'))],
  ['G2 boundary', 'update', drain(at('09:05:00/DE'))],
  ['G3 closing at equality', 'append', ...base],
  ['G4 one ms short', 'append', base[0], drain(at('09:14:59.999/US')), drain(at('09:15:00/US'))],
  ['G5 partially late', 'append', ...partly],
  ['G6 metric', 'append', ...base, drain(at('08:59:59/DE', '08:59:10/DE', '08:59:30/FR'))],
  ['G7 data in the closing batch', 'append', ...closing],
  ['G8 out of order in one batch', 'append', drain(at('09:30:00/US', '09:00:30/DE'))],
  [
    'G9 complete',
    'complete',
    drain(at('09:00:30/DE')),
    drain(at('09:15:00/US')),
    drain(at('09:00:45/DE')),
  ],
  [
    'G10 restart before the no-data batch',
    'append',
    trigger(at('09:00:30/DE')),
    trigger(at('09:15:00/US')),
    restart(),
    trigger(),
    trigger(),
    trigger(at('09:15:10/US')),
    trigger(),
  ],
  ['G11 idle source', 'append', drain(at('09:00:30/DE')), trigger(), trigger(), trigger()],
  ['G12 poison', 'append', ...poison],
  [
    'G14 update through life',
    'update',
    drain(at('09:04:10/DE')),
    drain(at('09:04:20/DE')),
    drain(at('09:16:00/US')),
    drain(at('09:04:30/DE')),
  ],
];

function variants([name, mode, ...steps]) {
  const others = MODES.filter((other) => other !== mode);
  return [
    one(name, gold(mode), ...steps),
    one(`${name}, legacy late filter`, gold(mode, LEGACY), ...steps),
    ...others.map((other) => one(`${name}, ${other}`, gold(other), ...steps)),
    ...others.map((other) =>
      one(`${name}, ${other}, legacy late filter`, gold(other, LEGACY), ...steps),
    ),
  ];
}

export default [
  ...EXAMPLES.flatMap(variants),
  ...inModes(
    'G13 no-data batches off',
    gold('append', NO_IDLE),
    ...base,
    trigger(),
    drain(at('09:15:00/FR')),
  ),
  ...inModes(
    'G13 no-data batches off, legacy late filter',
    gold('append', { ...NO_IDLE, ...LEGACY }),
    ...base,
    trigger(),
    drain(at('09:15:00/FR')),
  ),
];
