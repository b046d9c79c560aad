import { describe, expect, it } from 'vitest';
import { pipelineAt, runScenario, type Action, type Scenario } from '../../sim/index.ts';
import { withActions } from '../pipeline/parts.ts';
import { exerciseFacts } from './facts.ts';
import { FAULTS, HEALTHY, isHealthy, type FaultId } from './faults.ts';
import { CAUSES, PLACES, whyNot } from './faultWords.ts';
import { MISSIONS } from './missions.ts';
import { newRound, ROUNDS } from './rounds.ts';
import { faultScenario, FOUND_AT_MS, practiceScenario } from './scenario.ts';
import { STEPS } from './steps.ts';

const MINUTE = 60_000;

/** The settings that each repair needs, beside starting over. */
const NEEDED: Record<FaultId, readonly (readonly [name: string, value: number | string])[]> = {
  prefix: [
    ['spark.avroFromByte', 6],
    ['spark.startingOffsets', 'earliest'],
  ],
  checkpoint: [['spark.startingOffsets', 'earliest']],
  clock: [['spark.rejectAheadMs', 300_000]],
};

/** What the steps press, each at its minute. */
const PRESSED: Record<string, number> = {
  ...{ topic: 0.2, bronze: 0.5, silver: 1, 'gold-empty': 2, load: 2.5, tables: 5 },
  ...{ dbt: 6, dashboard: 7, dry: 20, clean: 25 },
};

function pressed(scenario: Scenario, ids: Record<string, number>): Scenario {
  const actions = STEPS.flatMap(({ id, deeds }) =>
    ids[id] === undefined
      ? []
      : deeds.flatMap((deed) =>
          deed.actions.map((one) => ({ ...one, at: (ids[id] ?? 0) * MINUTE }) as Action),
        ),
  );
  return withActions(scenario, actions);
}

function factsAt(scenario: Scenario, sinceStartMs: number, run = runScenario(scenario)) {
  const tMs = run.startMs + sinceStartMs;
  return exerciseFacts(run, pipelineAt(run, tMs), tMs, true);
}

describe('the practice', () => {
  const scenario = pressed(practiceScenario(), PRESSED);
  const twice = withActions(scenario, [{ at: 6.5 * MINUTE, do: 'dbt-run', fullRefresh: false }]);
  const run = runScenario(twice);
  /** The first half minute at whose end each step holds. */
  const first = new Map<string, number>();
  for (let half = 0; half <= 60; half++) {
    const facts = factsAt(twice, half * 30_000, run);
    for (const { id, done } of STEPS) if (!first.has(id) && done(facts)) first.set(id, half / 2);
  }

  it('ticks every step, none before it was done', () => {
    expect([...first.keys()].sort()).toEqual(STEPS.map(({ id }) => id).sort());
    for (const [id, minute] of Object.entries(PRESSED)) {
      expect(first.get(id), id).toBeGreaterThanOrEqual(minute);
    }
  });

  it('shows Gold empty while Snowflake has rows, and rows only after the delay', () => {
    expect(first.get('tables')).toBeLessThan(8);
    expect(first.get('gold-rows')).toBeGreaterThan(10);
    expect(first.get('dry')).toBeGreaterThanOrEqual(23);
    expect(first.get('clean')).toBeGreaterThanOrEqual(25);
  });

  it('ticks nothing while nothing has been done', () => {
    const idle = practiceScenario();
    const idleRun = runScenario(idle);
    for (const minute of [0, 5, 20, 44]) {
      const facts = factsAt(idle, minute * MINUTE, idleRun);
      expect(STEPS.filter(({ done }) => done(facts)).map(({ id }) => id)).toEqual([]);
    }
  });

  it('says in every step what the run answers', () => {
    for (const minute of [0, 3, 12, 30]) {
      for (const { now } of STEPS) {
        expect(now(factsAt(twice, minute * MINUTE, run))).not.toMatch(/NaN|undefined/);
      }
    }
    const dbtAt = (minute: number) =>
      STEPS.find(({ id }) => id === 'dbt')?.now(factsAt(twice, minute * MINUTE, run));
    expect(dbtAt(5)).toBe('0 runs');
    expect(dbtAt(6.25)).toMatch(/^1 run, the last: /);
    expect(dbtAt(7)).toMatch(/^2 runs, the last: /);
  });
});

describe.each(FAULTS)('the fault $id', ({ id, actions, place }) => {
  const scenario = faultScenario(actions);
  const at = FOUND_AT_MS + MINUTE;

  it('breaks what its repair makes whole, and nothing of the other path', () => {
    const facts = factsAt(scenario, FOUND_AT_MS + 5 * MINUTE);
    expect(isHealthy(facts)).toBe(false);
    expect(facts.snowflake?.lost).toBe(0);
    expect(facts.ageMs).toBeLessThan(4 * MINUTE);
  });

  it('is repaired by what the page says, and by nothing less', () => {
    const queries = ['bronze', 'silver', 'gold'] as const;
    const over: Action = { at, do: 'start-over', what: id === 'clock' ? 'silver' : 'bronze' };
    const repaired = (settings: readonly Action[], dropped: readonly Action[]) =>
      withActions(scenario, [
        ...settings,
        ...queries.map((what): Action => ({ at, do: 'stop', what })),
        ...dropped,
        ...queries.map((what): Action => ({ at, do: 'start', what })),
      ]);
    const isWhole = (one: Scenario) => isHealthy(factsAt(one, at + 2 * MINUTE));
    const needed = NEEDED[id].map(([name, value]): Action => ({ at, do: 'set', name, value }));
    expect(isWhole(repaired(needed, [over]))).toBe(true);
    expect(isWhole(repaired(needed, []))).toBe(false);
    for (const left of needed) {
      expect(
        isWhole(
          repaired(
            needed.filter((one) => one !== left),
            [over],
          ),
        ),
      ).toBe(false);
    }
  });

  it('has one place, and says by the run why it is none of the others', () => {
    const facts = factsAt(scenario, FOUND_AT_MS);
    expect(PLACES.map((one) => one.id)).toContain(place);
    expect(CAUSES[id].repair.length).toBeGreaterThan(1);
    for (const other of PLACES) {
      expect(whyNot(other.id, facts).length).toBeGreaterThan(40);
      expect(whyNot(other.id, facts)).not.toMatch(/NaN|undefined/);
    }
  });
});

it('claims no watermark at the start of a run, where nothing has been read', () => {
  const facts = factsAt(faultScenario([]), 0);
  expect(whyNot('watermark', facts)).toBe(
    'Gold has no watermark yet: it has been given no event. It cannot have run ahead.',
  );
});

it('a run without a fault is whole, so that no tick depends on luck', () => {
  const facts = factsAt(faultScenario([]), FOUND_AT_MS);
  expect(HEALTHY.filter(({ holds }) => !holds(facts)).map(({ id }) => id)).toEqual([]);
});

it('every draw gives one of the three faults, and every round has its name', () => {
  const drawn = [0, 0.3, 0.34, 0.67, 0.999].map((draw) => newRound('any', draw).fault?.id);
  expect(drawn).toEqual(['prefix', 'prefix', 'checkpoint', 'clock', 'clock']);
  expect(ROUNDS).toHaveLength(5);
  expect(MISSIONS).toHaveLength(STEPS.length + 2 * FAULTS.length);
});
