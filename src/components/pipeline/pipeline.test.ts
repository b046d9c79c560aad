import { describe, expect, it } from 'vitest';
import type { Action, PipelineSystem } from '../../sim/index.ts';
import { linesOf } from './boxLines.ts';
import { CONTROLS } from './controls.ts';
import { MEDIUM, pointAt, WIDE } from './layout.ts';
import { factsFor, MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { startScenario, withActions } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { goldNote, titleOf, wait } from './words.ts';

const MINUTE = 60_000;
const STILL_MS = 13 * MINUTE;
const lab = modelOf(startScenario());
const run = (...actions: Action[]) => modelOf(withActions(startScenario(), actions));

/** Which missions hold at a moment that was reached from another. */
function missionsAt(model: typeof lab, fromMs: number, toMs: number): string[] {
  const start = model.timeline.startMs;
  const facts = factsFor(model, momentOf(model, start + toMs), start + fromMs, true);
  return MISSIONS.filter(({ done }) => done(facts)).map(({ id }) => id);
}

describe('what the picture says', () => {
  it('gives every box its lines at every minute', () => {
    for (let minute = 0; minute <= 30; minute++) {
      const moment = momentOf(lab, lab.timeline.startMs + minute * MINUTE);
      for (const system of Object.keys(CONTROLS) as PipelineSystem[]) {
        expect(linesOf(system, moment).join(' ')).not.toMatch(/NaN|undefined|Infinity/);
      }
      expect(JSON.stringify(tablesOf(lab, moment))).not.toMatch(/NaN|undefined/);
      expect(titleOf(lab, moment)).not.toMatch(/NaN/);
    }
  });

  it('says why Gold is empty for the first eleven minutes, and then stops', () => {
    const at = (minute: number) => goldNote(momentOf(lab, lab.timeline.startMs + minute * MINUTE));
    expect(at(5)).toMatch(/append mode .* 10 min behind .* ends at 09:01:00/);
    expect(at(12)).toBeUndefined();
  });

  it('titles a moment at which something stands still by what it is', () => {
    const titles = (['relay', 'gold'] as const).map((what) => {
      const model = run({ at: MINUTE, do: 'stop', what });
      return titleOf(model, momentOf(model, model.run.startMs + 2 * MINUTE));
    });
    expect(titles).toEqual([
      'The relay stands still; what comes before it goes on',
      'Gold on Databricks stands still; what comes before it goes on',
    ]);
  });

  it('shows the watermark with its day when that is not today', () => {
    const model = run({ at: STILL_MS, do: 'inject', time: 86_400_000, country: 'DE' });
    expect(linesOf('gold', momentOf(model, model.run.startMs + STILL_MS + MINUTE))[0]).toContain(
      'watermark 2026-01-02 08:50:00',
    );
  });

  it('writes waits as a reader says them', () => {
    expect([wait(400), wait(38_200), wait(632_000), wait(14_400_000), wait(NaN)]).toEqual([
      '0.4 s',
      '38 s',
      '10 min 32 s',
      '4 h',
      '-',
    ]);
  });

  it('keeps a dot on its wire from one end to the other', () => {
    for (const layout of [WIDE, MEDIUM]) {
      for (const wire of Object.values(layout.wires)) {
        expect(pointAt(wire, 0)).toEqual(wire[0]);
        const [x, y] = pointAt(wire, 1);
        expect(x).toBeCloseTo(wire.at(-1)?.[0] ?? NaN);
        expect(y).toBeCloseTo(wire.at(-1)?.[1] ?? NaN);
      }
    }
  });
});

describe('every deed and setting on offer', () => {
  it('is an action that the engine takes at the moment it is offered', () => {
    const moment = momentOf(lab, lab.timeline.startMs + 2 * MINUTE);
    for (const [system, { deeds, settings }] of Object.entries(CONTROLS)) {
      const offered = deeds.filter(({ can }) => can(moment.view.on)).map(({ actions }) => actions);
      const sets = settings.flatMap(({ name, options }) =>
        options.map(({ value }) => [{ do: 'set' as const, name, value }]),
      );
      for (const actions of [...offered, ...sets]) {
        const timed = actions.map((one) => ({ ...one, at: 2 * MINUTE }) as Action);
        const scenario = { ...withActions(startScenario(), timed), durationMs: 3 * MINUTE };
        const { refusals } = modelOf(scenario).run.state;
        // Snowflake takes no table whose lag is longer than that of its reader.
        const refused = timed.some(
          (one) =>
            one.do === 'set' &&
            one.name === 'snowflake.silver.targetLag' &&
            Number(one.value) > MINUTE,
        );
        expect(refusals.length, `${system} ${JSON.stringify(timed)}`).toBe(refused ? 1 : 0);
      }
    }
  }, 60_000);
});

describe('missions tick themselves off', () => {
  it('none by merely looking', () => {
    expect(missionsAt(lab, STILL_MS, STILL_MS)).toEqual([]);
  });

  it('by watching the relay and Silver', () => {
    expect(missionsAt(lab, STILL_MS, STILL_MS + 15_000)).toContain('relay-runs');
    expect(missionsAt(lab, STILL_MS, STILL_MS + 2 * MINUTE)).toContain('silver-fills');
  });

  it('by a generator that was stopped, once the last stage is dry', () => {
    const dry = run({ at: 14 * MINUTE, do: 'stop', what: 'generator' });
    expect(missionsAt(dry, STILL_MS, 15 * MINUTE)).not.toContain('dry');
    expect(missionsAt(dry, STILL_MS, 29 * MINUTE)).toContain('dry');
  });

  it('by a pipe that was made and has loaded what came since', () => {
    const model = run({ at: STILL_MS, do: 'create', what: 'pipe', with: {} });
    expect(missionsAt(model, STILL_MS, STILL_MS + 1000)).not.toContain('pipe');
    expect(missionsAt(model, STILL_MS, STILL_MS + 3 * MINUTE)).toContain('pipe');
  });

  it('by a checkpoint deleted and a query started again', () => {
    const deleted: Action[] = [
      { at: 14 * MINUTE, do: 'stop', what: 'bronze' },
      { at: 14 * MINUTE, do: 'delete-checkpoint', what: 'bronze' },
    ];
    expect(missionsAt(run(...deleted), STILL_MS, 20 * MINUTE)).not.toContain('checkpoint');
    const model = run(...deleted, { at: 15 * MINUTE, do: 'start', what: 'bronze' });
    expect(missionsAt(model, STILL_MS, 20 * MINUTE)).toContain('checkpoint');
  });

  it('by duplicates and by a skipped file', () => {
    const twice = run(
      { at: 14 * MINUTE, do: 'crash', what: 'relay', point: 'after-upload' },
      { at: 15 * MINUTE, do: 'start', what: 'relay' },
    );
    expect(missionsAt(twice, STILL_MS, 18 * MINUTE)).toContain('relay-twice');
    const broken = run({ at: 14 * MINUTE, do: 'malformed-line' });
    expect(missionsAt(broken, STILL_MS, 18 * MINUTE)).toContain('broken-line');
    expect(missionsAt(lab, STILL_MS, 18 * MINUTE)).not.toContain('broken-line');
  });
});

describe('predictions', () => {
  it('are answered by the run', () => {
    const asked = predictionsFor(lab);
    expect(asked.map(({ id }) => id)).toEqual(['file-size', 'first-gold', 'race']);
    const answer = (id: string) => {
      const one = asked.find((prediction) => prediction.id === id);
      return one?.options[one.answer];
    };
    expect(answer('file-size')).toBe('the clock');
    expect(answer('first-gold')).toBe('8 to 16 min');
    expect(answer('race')).toBe('on the Power BI page');
  });

  it('change with what the reader did', () => {
    const latest = run(
      { at: 14 * MINUTE, do: 'stop', what: 'bronze' },
      { at: 14 * MINUTE, do: 'delete-checkpoint', what: 'bronze' },
      { at: 15 * MINUTE, do: 'start', what: 'bronze' },
      { at: 16 * MINUTE, do: 'stop', what: 'generator' },
    );
    const asked = predictionsFor(latest);
    const checkpoint = asked.find(({ id }) => id === 'checkpoint');
    expect(checkpoint?.options[checkpoint.answer]).toBe('some are missing');
    const dry = asked.find(({ id }) => id === 'dry-last');
    const first = asked.find(({ id }) => id === 'dry-first');
    expect(first?.options[first.answer]).toBe('ADLS');
    expect(dry?.options).toHaveLength(new Set(dry?.options).size);
    expect(dry?.options[dry.answer]).toBe('the Power BI page');
    for (const { answer, options, revealMs } of asked) {
      expect(options[answer]).toBeDefined();
      expect(revealMs).toBeLessThanOrEqual(latest.timeline.endMs);
    }
  });
});
