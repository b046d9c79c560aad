import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf } from '../kernel/hash.ts';
import { runScenario, traceHash } from './run.ts';
import { createRunner, resumeRunner, runTo, takeCheckpoint } from './simulate.ts';
import { anyScenario, lengthMs, moment, thousand } from './testScenarios.ts';

test('the same scenario has the same trace, at once and by way of any moment or checkpoint', () => {
  fc.assert(
    fc.property(anyScenario, moment, (scenario, t) => {
      const whole = traceHash(runScenario(scenario));
      const first = createRunner(scenario);
      runTo(first, scenario.startMs + t);
      const checkpoint = takeCheckpoint(first);
      const asTaken = hashOf(checkpoint);
      for (const runner of [first, resumeRunner(first, checkpoint)]) {
        runTo(runner, scenario.startMs + lengthMs);
        expect(traceHash(runner.sim)).toBe(whole);
        // A checkpoint can be taken up again: nobody who runs on writes into it.
        expect(hashOf(checkpoint)).toBe(asTaken);
      }
    }),
    thousand,
  );
});
