/** Two streams with a watermark each under the policies min and max (semantics.md A2). */
import { one, restart, SECOND, times } from './build.mjs';
import { seeded } from './seeded.mjs';

const s = (list) => times((list ?? []).map((n) => n * SECOND));
const feed = ({ first, second }, kind = 'drain') => ({
  do: kind,
  first: s(first),
  second: s(second),
});
const under = (policy, firstDelay, secondDelay, more = {}) => ({
  policy,
  firstDelayMs: firstDelay * SECOND,
  secondDelayMs: secondDelay * SECOND,
  ...more,
});
const COUNTED = { mode: 'append', windowMs: 5 * SECOND };

const long = [
  { first: [11] },
  { second: [6] },
  { second: [8] },
  { first: [21] },
  { second: [17, 28, 39] },
  { first: [31] },
  { first: [41] },
  { first: [51] },
  { first: [100], second: [100] },
  { first: [120], second: [110] },
  { first: [130], second: [125] },
  { first: [100], second: [100] },
  { first: [140], second: [100] },
  { first: [100], second: [135] },
  { first: [200], second: [190] },
].map((step) => feed(step));
// A probe far behind moves nothing: it only makes a batch in which the watermark can be seen.
const again = [
  restart(),
  feed({ second: [200] }),
  feed({ first: [200] }),
  feed({ first: [1], second: [1] }),
];

const short = [
  feed({ first: [20], second: [30] }),
  feed({ first: [1] }),
  restart(),
  feed({ first: [120], second: [130] }),
];
const changed = (policy) =>
  short.map((step) => (step.do === 'restart' ? { ...step, sessionPolicy: policy } : step));

function random(index) {
  const { below, pick, chance } = seeded(7000 + index);
  let cursor = 100;
  const some = () =>
    chance(60) ? Array.from({ length: 1 + below(3) }, () => cursor + below(40) - 25) : [];
  const steps = Array.from({ length: 10 }, (_, i) => {
    cursor += below(15);
    if (i > 0 && chance(12)) return restart();
    return feed({ first: some(), second: some() }, pick(['trigger', 'drain']));
  });
  const query = under(pick(['min', 'max']), below(15), below(15), index % 2 ? COUNTED : {});
  return one(`random ${index}, ${query.policy}${index % 2 ? ', counted' : ''}`, query, ...steps);
}

export default ['min', 'max']
  .flatMap((policy) => [
    one(`suite: ${policy} of two watermarks`, under(policy, 10, 5), ...long, ...again),
    one(`${policy} of two watermarks, counted`, under(policy, 10, 5, COUNTED), ...long, ...again),
    one(
      `suite: ${policy}, recovered`,
      under(policy, 10, 15),
      ...short,
      feed(policy === 'max' ? { first: [150] } : { second: [150] }),
      feed({ first: [1], second: [1] }),
    ),
    one(
      `${policy}, session says otherwise after the restart`,
      under(policy, 10, 15),
      ...changed(policy === 'max' ? 'min' : 'max'),
      feed({ second: [150] }),
      feed({ first: [1] }),
    ),
  ])
  .concat(Array.from({ length: 12 }, (_, index) => random(index)));
