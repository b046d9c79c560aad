import { createQueue, forkStream, nextFraction, pop, push } from '../../src/sim/index.ts';

/** A bare M/M/1 queue on the engine's kernel; returns the mean wait (9 in theory). */
export function mm1(customers: number, seed: number): number {
  const queue = createQueue();
  const stream = forkStream(seed, 'mm1');
  const next = { time: 0, priority: 0, sequence: 0, kind: 0, a: 0, b: 0 };
  const draw = (rate: number) => -Math.log(1 - nextFraction(stream)) / rate;
  const arrivedAt = new Float64Array(customers);
  let [arrived, served, waited] = [0, 0, 0];
  push(queue, draw(0.9), 0, 0);
  while (pop(queue, next)) {
    if (next.kind === 0) {
      arrivedAt[arrived++] = next.time;
      if (arrived < customers) push(queue, next.time + draw(0.9), 0, 0);
      if (arrived - served > 1) continue;
    } else if (++served === arrived) continue;
    waited += next.time - (arrivedAt[served] ?? 0);
    push(queue, next.time + draw(1), 0, 1);
  }
  return waited / customers;
}
