import { describe, expect, it } from 'vitest';
import { recordBytes } from '../run/fields.ts';
import { runScenario } from '../run/run.ts';
import { readScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/schema.ts';
import { conservationAt } from './conservation.ts';
import { dashboardAt, distinctUsers } from './dashboard-view.ts';
import { generatorStoppedMs, lastNewAt } from './dry-up.ts';
import { eventBytes } from './event-bytes.ts';
import { eventAtOffset, eventOfId, nextArrival } from './event-find.ts';
import { legsOf } from './event-path.ts';
import { eventPlaces } from './event-places.ts';
import { firstRowsOf, goldWaitAt } from './gold-wait.ts';
import { factsAt } from './facts.ts';
import { hopsAt } from './hops-at.ts';
import { journeyOf } from './journey.ts';
import { pathSpreads } from './path-spread.ts';
import { explainPipeline } from './pipeline-explain.ts';
import { pipelineAt } from './pipeline-view.ts';
import { relayAt } from './relay-view.ts';

const MINUTE = 60_000;

function scenario(changes: object = {}): Scenario {
  const read = readScenario({ durationMs: 24 * MINUTE, ...changes });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.scenario;
}

const plain = runScenario(scenario());
const busy = runScenario(
  scenario({
    durationMs: 8 * MINUTE,
    relay: { consumers: 2 },
    actions: [
      { at: 60_000, do: 'crash', what: 'relay', point: 'after-upload' },
      { at: 95_000, do: 'start', what: 'relay' },
      { at: 150_000, do: 'stop', what: 'pipe' },
      { at: 200_000, do: 'start', what: 'pipe' },
      { at: 210_000, do: 'set', name: 'relay.flushMs', value: 5000 },
      { at: 220_000, do: 'stop', what: 'silver-table' },
      { at: 240_000, do: 'stop', what: 'dashboard' },
      { at: 250_000, do: 'stop', what: 'relay-2' },
    ],
  }),
);

describe('the picture of the pipeline', () => {
  it('holds what the relay holds, by the slow count', () => {
    for (const run of [plain, busy]) {
      for (let t = run.startMs; t <= run.startMs + 8 * MINUTE; t += 7_321) {
        const slow = relayAt(run, t).consumers;
        const quick = pipelineAt(run, t).relay;
        slow.forEach((one, i) => {
          if (!one.up) return;
          expect(quick[i]?.buffered, `consumer ${i} at ${t - run.startMs}`).toBe(one.buffered);
          expect(quick[i]?.sinceMs).toEqual(one.bufferSinceMs);
        });
      }
    }
  });

  it('tells of a changed setting what it is and what it was, each time anew', () => {
    const actions = [
      { at: 60_000, do: 'set', name: 'relay.flushMs', value: 5000 },
      { at: 70_000, do: 'set', name: 'relay.flushMs', value: 7000 },
    ];
    const run = runScenario(scenario({ durationMs: 2 * MINUTE, actions }));
    const told = explainPipeline(run).filter(({ sentence }) => sentence.includes('set relay'));
    expect(told.map(({ sentence }) => sentence)).toEqual([
      'Done: set relay.flushMs to 5 s; it was 10 s.',
      'Done: set relay.flushMs to 7 s; it was 5 s.',
    ]);
  });

  it('knows what is switched off, and the settings of the moment', () => {
    const at = (seconds: number) => pipelineAt(busy, busy.startMs + seconds * 1000);
    expect(at(10).on.pipe).toBe(true);
    expect(at(160).on.pipe).toBe(false);
    expect(at(201).on.pipe).toBe(true);
    expect(at(219).on['silver-table']).toBe(true);
    expect(at(230).on['silver-table']).toBe(false);
    expect(at(239).on.dashboard).toBe(true);
    expect(at(241).on.dashboard).toBe(false);
    expect(at(209).settings.relay.flushMs).toBe(10_000);
    expect(at(211).settings.relay.flushMs).toBe(5_000);
  });

  it('says why Gold is empty until its first row is written, and never after', () => {
    const first = firstRowsOf(plain);
    expect(first - plain.startMs).toBeGreaterThan(10 * MINUTE);
    expect(first - plain.startMs).toBeLessThan(12 * MINUTE);
    const before = goldWaitAt(plain, factsAt(plain, first - 1));
    expect(before.why).toBe('watermark');
    if (before.why === 'watermark') {
      expect(before.firstRowsMs).toBe(first);
      expect(before.firstEndMs).toBe(plain.startMs + MINUTE);
    }
    expect(goldWaitAt(plain, factsAt(plain, first)).why).toBe('nothing');
    expect(goldWaitAt(plain, factsAt(plain, plain.startMs)).why).toBe('no-input');
  });

  it('counts waiting files, positions and rows consistently', () => {
    for (let t = plain.startMs; t <= plain.endMs; t += 61_003) {
      const { pipe, files, partitions, facts, tables } = pipelineAt(plain, t);
      expect(pipe.waiting + pipe.loaded + pipe.skipped).toBe(files.count);
      for (const { relay, spark, end } of partitions) {
        expect(relay).toBeLessThanOrEqual(end);
        expect(spark).toBeLessThanOrEqual(end);
      }
      expect(tables.silver.rows).toBe(facts.snowflake.silver);
    }
  });

  it('shows what is under way between 0 and 1', () => {
    const seen = new Set<string>();
    for (let t = plain.startMs; t <= plain.startMs + 4 * MINUTE; t += 97) {
      for (const [hop, shares] of Object.entries(hopsAt(plain, t))) {
        if (shares.length > 0) seen.add(hop);
        for (const share of shares) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
    }
    expect(seen.size).toBe(11);
  });

  it('tells every deed and every refusal, in the order of time', () => {
    const log = explainPipeline(busy);
    expect(log.every(({ atMs }, i) => i === 0 || atMs >= (log[i - 1]?.atMs ?? 0))).toBe(true);
    expect(log.filter(({ sentence }) => sentence.startsWith('Done: '))).toHaveLength(8);
    const numbers = new Map<string, number>();
    for (const { system, changes } of log) {
      for (const { name, was, now } of changes ?? []) {
        if (system === 'relay') continue;
        const key = `${system} ${name}`;
        // A number is always told on from where it was left; before its first change it was none.
        expect([key, was]).toEqual([key, numbers.get(key) ?? (Number.isNaN(was) ? NaN : 0)]);
        numbers.set(key, now);
      }
    }
    expect(numbers.size).toBeGreaterThanOrEqual(8);
    const refused = runScenario(
      scenario({
        durationMs: MINUTE,
        actions: [{ at: 1000, do: 'delete-checkpoint', what: 'bronze' }],
      }),
    );
    expect(explainPipeline(refused).map(({ sentence }) => sentence)).toContainEqual(
      'Not done: delete the checkpoint of bronze. The query is running on this checkpoint. Stop it before you delete the folder.',
    );
  });
});

describe('one event', () => {
  it('is found by its place and by its number', () => {
    const event = nextArrival(plain, plain.startMs + 5 * MINUTE);
    const journey = journeyOf(plain, event);
    expect(eventAtOffset(plain, journey.partition, journey.offset)).toBe(event);
    expect(eventOfId(plain, journey.id)).toBe(event);
    expect(eventAtOffset(plain, 7, 0)).toBe(-1);
    expect(eventAtOffset(plain, 0, 1e9)).toBe(-1);
    expect(nextArrival(plain, plain.endMs)).toBe(-1);
  });

  it('has the bytes that the topic counts', () => {
    for (let event = 0; event < 3000; event += 17) {
      const fields = eventBytes(plain, event);
      const size = fields.reduce((sum, { hex }) => sum + hex.length, 0);
      expect(size).toBe(recordBytes(plain.events, event));
      expect(fields.slice(0, 2).flatMap(({ hex }) => hex)).toEqual(['00', '00', '00', '00', '09']);
    }
  });

  it('spends its time in legs without gaps, and its rows are where the tables have them', () => {
    for (let event = 100; event < 4000; event += 371) {
      const journey = journeyOf(plain, event);
      for (const legs of Object.values(legsOf(journey))) {
        legs.forEach((leg, i) => {
          expect(leg.fromMs).toBe(legs[i - 1]?.toMs ?? journey.createdMs);
          expect(leg.toMs).toBeGreaterThanOrEqual(leg.fromMs);
        });
      }
      const { databricks, snowflake } = eventPlaces(plain, event);
      expect(plain.state.bronze.event.data[databricks.bronze.row]).toBe(event);
      expect(plain.state.snowflake.bronze.event.data[snowflake.bronzeRow]).toBe(event);
    }
  });

  it('lies within the spread of all events', () => {
    const spreads = pathSpreads(plain);
    expect(spreads.databricks.count).toBeGreaterThan(5000);
    for (let event = 100; event < 4000; event += 371) {
      const journey = journeyOf(plain, event);
      const final = (journey.databricks.at(-1)?.atMs ?? NaN) - journey.createdMs;
      if (!Number.isNaN(final)) expect(final).toBeLessThanOrEqual(spreads.databricks.max);
    }
    const finals = Array.from({ length: 400 }, (_, i) => journeyOf(plain, i * 9));
    const slowest = Math.max(
      ...finals.map((j) => (j.databricks.at(-1)?.atMs ?? NaN) - j.createdMs).filter((ms) => ms > 0),
    );
    expect(slowest).toBeGreaterThan(spreads.databricks.p50 * 0.8);
  });
});

describe('drying up', () => {
  const dry = runScenario(
    scenario({ actions: [{ at: 3 * MINUTE, do: 'stop', what: 'generator' }] }),
  );
  it('goes downstream, and the result that waits for the watermark never fills', () => {
    const stopped = generatorStoppedMs(dry);
    expect(stopped).toBe(dry.startMs + 3 * MINUTE);
    expect(generatorStoppedMs(plain)).toBeNaN();
    const last = lastNewAt(dry);
    expect(last.topic).toBeLessThanOrEqual(last['databricks-bronze']);
    expect(last['databricks-bronze']).toBeLessThan(last['databricks-silver']);
    expect(last.files).toBeLessThan(last['snowflake-bronze']);
    expect(last['snowflake-bronze']).toBeLessThan(last['snowflake-silver']);
    expect(last['snowflake-gold']).toBeLessThanOrEqual(last.dashboard);
    expect(last['databricks-gold']).toBeNaN();
    const { silver, relay } = conservationAt(dry, last.dashboard).snowflake;
    expect([silver, relay]).toEqual([0, 0]);
  });
});

describe('the dashboard', () => {
  it('adds up over its visuals, and counts a returning user again', () => {
    const view = dashboardAt(plain, plain.endMs);
    const events = view.rows.reduce((sum, row) => sum + row.eventCount, 0);
    const drawn = view.lines.flatMap(({ points }) => points).reduce((sum, p) => sum + p.value, 0);
    expect(drawn).toBe(events);
    expect(view.top[0]?.value).toBe(Math.max(...view.rows.map(({ eventCount }) => eventCount)));
    expect(view.purchases).toBe(view.rows.reduce((sum, row) => sum + row.purchases, 0));
    const real = distinctUsers(plain, plain.endMs);
    for (const { country, uniqueUsers } of view.rows) {
      expect(real.get(country) ?? 0).toBeLessThan(uniqueUsers);
      expect(real.get(country)).toBeLessThanOrEqual(200);
    }
    expect(view.ageMs).toBeGreaterThan(0);
  });

  it('draws nothing before the first answer', () => {
    const view = dashboardAt(plain, plain.startMs + 100);
    expect(view.queryMs).toBeNaN();
    expect([view.top, view.lines, view.rows]).toEqual([[], [], []]);
    expect(view.querying).toBe(true);
  });
});
