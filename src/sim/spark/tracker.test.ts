import { expect, test } from 'vitest';
import suite from '../../../conformance/spark-suite/cases.json' with { type: 'json' };
import { createTracker, restartTracker, updateTracker } from './tracker.ts';

interface Step {
  first?: number[];
  second?: number[];
  input1?: number[];
  input2?: number[];
  wm?: number;
}
const two = suite.multi_watermark_min as unknown as {
  delays: Record<'first' | 'second', number>;
  steps: (Step | string)[];
  max: { delays: Record<'input1' | 'input2', number>; steps: (Step | string)[] };
  min: { delays: Record<'input1' | 'input2', number>; steps: (Step | string)[] };
};

const max = (seconds: number[] | undefined) => (seconds ? Math.max(...seconds) * 1000 : NaN);

function run(delays: number[], policy: 'min' | 'max', steps: (Step | string)[]): void {
  const tracker = createTracker(
    delays.map((s) => s * 1000),
    policy,
  );
  for (const step of steps) {
    if (typeof step === 'string') {
      restartTracker(tracker);
      continue;
    }
    updateTracker(tracker, [max(step.first ?? step.input1), max(step.second ?? step.input2)]);
    if (step.wm !== undefined) expect(tracker.globalMs).toBe(step.wm * 1000);
  }
}

test('two streams: the slower one holds the watermark, and after a restart counts as 0', () => {
  run([two.delays.first, two.delays.second], 'min', two.steps);
});

test.each(['min', 'max'] as const)(
  'policy %s chooses among the nodes and survives a restart',
  (policy) => {
    const { delays, steps } = two[policy];
    run([delays.input1, delays.input2], policy, steps);
  },
);
