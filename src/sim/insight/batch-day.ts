/** How a day's events are processed: once at night, every hour, or as they come. */
export type PlanName = 'nightly' | 'hourly' | 'streaming';

/** What the day is like. All of it is assumed, and can be set. */
export interface DaySettings {
  eventsADay: number;
  /** Rows that one machine works off in a second. */
  rowsASecond: number;
  /** How long a machine takes to start before it works, ms. */
  startupMs: number;
  /** How far a stream's result is behind when nothing piles up, ms. */
  streamLagMs: number;
}

/** One run of a batch job. Times are ms after midnight; the day before is negative. */
interface BatchRun {
  startMs: number;
  endMs: number;
  /** The result then holds everything up to here. */
  dataMs: number;
  rows: number;
}

/** A day under one plan: how old its result was at every moment, and what it took. */
export interface DayResult {
  plan: PlanName;
  /** Ends of straight lines: the age of the result over the day, ms. */
  ages: { atMs: number; ageMs: number }[];
  meanMs: number;
  worstMs: number;
  /** Time for which a machine was running, ms. */
  machineMs: number;
  /** Runs that ended on this day; none for streaming. */
  runs: BatchRun[];
  /** Runs that had to wait for the one before. */
  waited: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const minuteMs = 60_000;
/** The night's job starts at two. */
const nightMs = 2 * hourMs;

/** Taxi demand by the hour, parts of 1,000 of a day: our own choice, with a quiet night. */
const demand = [
  ...[38, 28, 20, 14, 10, 11, 20, 34, 45, 46, 43, 43],
  ...[45, 45, 47, 48, 47, 52, 59, 60, 58, 57, 56, 74],
];

/** The same day of events under one plan; two days before it let it settle. */
export function dayUnder(plan: PlanName, settings: DaySettings): DayResult {
  return plan === 'streaming' ? streamed(settings) : batched(plan, settings);
}

/** How old the result is at `atMs` (ms after midnight, within the day), ms. */
export function ageAt({ ages }: DayResult, atMs: number): number {
  let low = 0;
  let high = ages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ages[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  const from = ages[low - 1];
  const to = ages[low];
  if (!from) return NaN;
  if (!to || to.atMs === from.atMs) return from.ageMs;
  return from.ageMs + ((to.ageMs - from.ageMs) * (atMs - from.atMs)) / (to.atMs - from.atMs);
}

function batched(plan: 'nightly' | 'hourly', settings: DaySettings): DayResult {
  const everyMs = plan === 'nightly' ? dayMs : hourMs;
  const firstMs = (plan === 'nightly' ? nightMs : 0) - 3 * dayMs;
  const all: BatchRun[] = [];
  let waited = 0;
  for (let dueMs = firstMs, before = firstMs - everyMs; dueMs < dayMs; dueMs += everyMs) {
    const startMs = Math.max(dueMs, all.at(-1)?.endMs ?? dueMs);
    const rows = rowsUpTo(startMs, settings) - rowsUpTo(before, settings);
    const endMs = startMs + settings.startupMs + Math.round((rows / settings.rowsASecond) * 1000);
    if (startMs > dueMs && endMs > 0) waited++;
    all.push({ startMs, endMs, dataMs: startMs, rows });
    before = startMs;
  }
  const runs = all.filter(({ endMs }) => endMs > 0 && endMs <= dayMs);
  const first = all.findLast(({ endMs }) => endMs <= 0);
  const ages = [{ atMs: 0, ageMs: -(first?.dataMs ?? firstMs) }];
  let dataMs = first?.dataMs ?? firstMs;
  for (const run of runs) {
    ages.push({ atMs: run.endMs, ageMs: run.endMs - dataMs });
    ages.push({ atMs: run.endMs, ageMs: run.endMs - run.dataMs });
    dataMs = run.dataMs;
  }
  ages.push({ atMs: dayMs, ageMs: dayMs - dataMs });
  const machineMs = all.reduce(
    (sum, run) => sum + Math.max(0, Math.min(run.endMs, dayMs) - Math.max(run.startMs, 0)),
    0,
  );
  return { plan, ages, ...meanAndWorst(ages), machineMs, runs, waited };
}

/** A stream never stops; when more comes than it can take, the rest piles up and waits. */
function streamed(settings: DaySettings): DayResult {
  const ages: DayResult['ages'] = [];
  const perMinute = settings.rowsASecond * 60;
  let waiting = 0;
  for (let atMs = -dayMs; atMs <= dayMs; atMs += minuteMs) {
    const came = rowsUpTo(atMs, settings) - rowsUpTo(atMs - minuteMs, settings);
    waiting = Math.max(0, waiting + came - perMinute);
    const behindMs = Math.round((waiting / settings.rowsASecond) * 1000);
    if (atMs >= 0) ages.push({ atMs, ageMs: settings.streamLagMs + behindMs });
  }
  return {
    plan: 'streaming',
    ages,
    ...meanAndWorst(ages),
    machineMs: dayMs,
    runs: [],
    waited: 0,
  };
}

/** Events created from the first day's midnight to `atMs`; days are alike. */
function rowsUpTo(atMs: number, { eventsADay }: DaySettings): number {
  const day = Math.floor(atMs / dayMs);
  const rest = atMs - day * dayMs;
  const hour = Math.floor(rest / hourMs);
  const total = demand.reduce((sum, share) => sum + share, 0);
  const before = demand.slice(0, hour).reduce((sum, share) => sum + share, 0);
  const within = ((demand[hour] ?? 0) * (rest - hour * hourMs)) / hourMs;
  return eventsADay * (day + (before + within) / total);
}

function meanAndWorst(ages: DayResult['ages']): { meanMs: number; worstMs: number } {
  let area = 0;
  for (const [i, { atMs, ageMs }] of ages.entries()) {
    const before = ages[i - 1];
    if (before) area += ((atMs - before.atMs) * (ageMs + before.ageMs)) / 2;
  }
  const worstMs = Math.max(...ages.map(({ ageMs }) => ageMs));
  return { meanMs: Math.round(area / dayMs), worstMs };
}
