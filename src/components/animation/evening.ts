/** One evening at YellowLine as the engine runs it: what every scene draws. */
import {
  eventsOf,
  prepareEvents,
  readScenario,
  runScenario,
  runWatermark,
  stateAt,
  type EventColumns,
  type Run,
  type Scenario,
  type WatermarkRun,
} from '../../sim/index.ts';
import { CONCERT, ZONES } from './city.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

/** A time of day in ms, such as `at(18, 2)`. */
export const at = (hour: number, minute: number, second = 0): number =>
  hour * HOUR_MS + minute * MINUTE_MS + second * 1000;

/** When the concert ends, a time of day, ms. */
export const CONCERT_ENDS = at(17, 58);
/** The cab's way through the tunnel. */
export const TUNNEL = { in: at(18, 4), out: at(18, 11) };

/** Everything that the story shows, as runs of the engine. */
export interface Evening {
  /** The nightly batch over yesterday's rides: rides by zone. */
  report: ReadonlyMap<string, number>;
  /** Tonight's reports, counted by zone in windows of five minutes that start every minute. */
  live: WatermarkRun;
  /** For each row of the live run, the cab that sent it; -1 for the concert's riders. */
  cabs: Int32Array;
  /** A short run of the log with two lanes and two readers. */
  log: Run;
}

/** The cab that goes through the tunnel: a number that no other cab has. */
export const TUNNEL_CAB = 60;

/** The evening. The same on every machine: the seeds are part of the script. */
export function runEvening(): Evening {
  return { report: nightlyReport(), ...tonight(), log: logRun() };
}

function scenarioOf(given: object): Scenario {
  const reading = readScenario(given);
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return reading.scenario;
}

const zonesBy = (share: 'yesterday' | 'tonight') =>
  ZONES.map((zone) => ({ name: zone.name, weight: zone[share] }));
const network = { networkMinMs: 400, networkMaxMs: 9000, retryPerMille: 20, offlinePerMille: 0 };

/** All of yesterday, counted by one batch half an hour after midnight. */
function nightlyReport(): Map<string, number> {
  // The generator runs four hours at most: it is started again.
  const restarts = [4, 8, 12, 16, 20].map((hour) => hour * HOUR_MS);
  const yesterday = scenarioOf({
    seed: 21,
    startMs: 0,
    durationMs: DAY_MS,
    activity: {
      rate: [{ fromMs: 0, perSecond: 0.25 }],
      countries: zonesBy('yesterday'),
      lateness: network,
    },
    actions: restarts.map((ms) => ({ at: ms, do: 'start', what: 'generator' })),
  });
  const events = eventsOf(yesterday);
  const night = DAY_MS + HOUR_MS / 2;
  const shape = { windowMs: DAY_MS, slideMs: DAY_MS, startMs: 0, delayMs: 0 };
  const run = runWatermark(
    events,
    { ...shape, mode: 'complete', noDataBatches: false, lateFilter: 'previous-batch' },
    { triggerMs: DAY_MS, startMs: night, untilMs: night },
  );
  const { open, closed } = stateAt(run, night);
  return new Map([...open, ...closed].map(({ key, count }) => [events.keys[key] ?? '', count]));
}

interface Report {
  eventMs: number;
  arrivalMs: number;
  zone: string;
  cab: number;
}

function tonight(): Pick<Evening, 'live' | 'cabs'> {
  const reports = [...cityReports(), ...concertReports(), ...tunnelReports()];
  reports.sort((a, b) => a.arrivalMs - b.arrivalMs);
  const keys = ZONES.map(({ name }) => name);
  const events: EventColumns = {
    eventTimeMs: Float64Array.from(reports, ({ eventMs }) => eventMs),
    arrivalMs: Float64Array.from(reports, ({ arrivalMs }) => arrivalMs),
    key: Int32Array.from(reports, ({ zone }) => keys.indexOf(zone)),
    keys,
  };
  const live = runWatermark(
    events,
    {
      ...{ mode: 'update', noDataBatches: true, lateFilter: 'previous-batch' },
      ...{ windowMs: 5 * MINUTE_MS, slideMs: MINUTE_MS, startMs: 0, delayMs: 10 * MINUTE_MS },
    },
    { triggerMs: MINUTE_MS, startMs: at(17, 40), untilMs: at(18, 30), batchMs: 2000 },
  );
  return { live, cabs: Int32Array.from(reports, ({ cab }) => cab) };
}

function drawn(scenario: Scenario, cabOf: (user: number) => number): Report[] {
  const { length, eventTimeMs, arrivalMs, country, countries, user } =
    prepareEvents(scenario).events;
  return Array.from({ length }, (_, row) => ({
    eventMs: eventTimeMs[row] ?? NaN,
    arrivalMs: arrivalMs[row] ?? NaN,
    zone: countries[country[row] ?? 0] ?? '',
    cab: cabOf(user[row] ?? -1),
  }));
}

function cityReports(): Report[] {
  const city = scenarioOf({
    seed: 8,
    startMs: at(17, 40),
    durationMs: 50 * MINUTE_MS,
    activity: {
      rate: [{ fromMs: 0, perSecond: 1 }],
      users: TUNNEL_CAB,
      nullUserPerMille: 0,
      countries: zonesBy('tonight'),
      lateness: network,
    },
  });
  return drawn(city, (user) => user);
}

/** The audience: most leave in the first minutes, and after twenty nobody stands there. */
function concertReports(): Report[] {
  const rate = [
    { fromMs: 0, perSecond: 0.5 },
    { fromMs: MINUTE_MS, perSecond: 1.6 },
    { fromMs: 7 * MINUTE_MS, perSecond: 1.1 },
    { fromMs: 11 * MINUTE_MS, perSecond: 0.5 },
    { fromMs: 15 * MINUTE_MS, perSecond: 0 },
  ];
  const hall = scenarioOf({
    seed: 5,
    startMs: CONCERT_ENDS,
    durationMs: 25 * MINUTE_MS,
    activity: {
      rate,
      countries: CONCERT.around.map((name, i) => ({ name, weight: [8, 6, 3, 2][i] ?? 1 })),
      lateness: network,
    },
  });
  return drawn(hall, () => -1);
}

/** What one cab wants to tell from the tunnel. It all arrives within a second of its way out. */
function tunnelReports(): Report[] {
  return Array.from({ length: 7 }, (_, i) => ({
    eventMs: TUNNEL.in + 25_000 + i * 58_000,
    arrivalMs: TUNNEL.out + 900 + i * 150,
    zone: 'financial',
    cab: TUNNEL_CAB,
  }));
}

function logRun(): Run {
  return runScenario(
    scenarioOf({
      seed: 3,
      startMs: at(18, 1, 30),
      durationMs: 4 * MINUTE_MS,
      activity: {
        rate: [{ fromMs: 0, perSecond: 0.5 }],
        users: 40,
        countries: zonesBy('tonight'),
        lateness: { ...network, networkMaxMs: 1200 },
      },
      spark: { triggerMs: 6000, startingOffsets: 'earliest' },
      relay: { flushMs: 18_000 },
    }),
  );
}
