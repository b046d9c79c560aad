import type { Browser } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Processor time of the thread, microseconds. */
  tdur?: number;
  args?: { name?: string };
}

/**
 * Watches the main threads for `ms` ms at the processor's own speed.
 * @returns the longest of their tasks in processor time, ms. What else the machine does is not in
 * it: where a processor is slowed down, each moment that another program takes counts several times.
 */
export async function longestTask(browser: Browser, ms: number): Promise<number> {
  await browser.startTracing(undefined, { categories: ['toplevel'] });
  await new Promise((done) => setTimeout(done, ms));
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const mains = new Set(
    trace.traceEvents
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === MAIN)
      .map(threadOf),
  );
  const own = trace.traceEvents
    .filter((event) => event.name.endsWith('RunTask') && mains.has(threadOf(event)))
    .map(({ tdur }) => (tdur ?? 0) / 1000);
  return Math.max(0, ...own);
}

const MAIN = 'CrRendererMain';

function threadOf({ pid, tid }: TraceEvent): string {
  return `${String(pid)} ${String(tid)}`;
}
