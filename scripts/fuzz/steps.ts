import { Session } from 'node:inspector/promises';

/** Only this counts: the test's own generators and the libraries are not what is tried. */
const own = new URL('../../src/', import.meta.url).pathname;

/**
 * Steps of the course's own code since the last call: function calls, and rounds and branches taken
 * in them, by V8's own counts of executed blocks. They are the same on every machine, slow or fast,
 * so a reader that loops can be told from a machine that is busy. What runs inside the host is not
 * counted: JSON.parse, a regular expression, WebAssembly.
 */
export async function stepsTaken(): Promise<number> {
  const { result } = await (await counting).post('Profiler.takePreciseCoverage');
  let sum = 0;
  for (const { url, functions } of result) {
    if (!url.includes(own)) continue;
    for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  }
  return sum;
}

/**
 * One session that stays open: V8 writes the counters into a function when it compiles it, so what
 * was compiled before a session began, or between two, would count its calls and not its rounds.
 */
const counting = openSession();

async function openSession(): Promise<Session> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return session;
}
