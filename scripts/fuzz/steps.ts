import { Session } from 'node:inspector/promises';

/** Only this counts: the test's own generators and the libraries are not what is tried. */
const own = new URL('../../src/', import.meta.url).pathname;

/** Counts steps of the course's own code: function calls, and rounds and branches taken in them. */
export interface StepCounter {
  /** How many since the last call, or since the counter was opened. */
  taken: () => Promise<number>;
  close: () => void;
}

/**
 * Opens a counter on V8's own counts of executed blocks. They are the same on every machine, slow
 * or fast, so a reader that loops can be told from a machine that is busy. What runs inside the
 * host is not counted: JSON.parse, a regular expression, WebAssembly.
 */
export async function openStepCounter(): Promise<StepCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async taken() {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      let sum = 0;
      for (const { url, functions } of result) {
        if (!url.includes(own)) continue;
        for (const { ranges } of functions) for (const { count } of ranges) sum += count;
      }
      return sum;
    },
    close: () => session.disconnect(),
  };
}
