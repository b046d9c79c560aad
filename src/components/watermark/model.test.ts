import { describe, expect, it } from 'vitest';
import { Fate } from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import { CASES, caseOf, caseSettings, type Case } from './cases.ts';
import { barsOf, eventFacts, fateCounts } from './facts.ts';
import type { Edit, FigureSettings } from './figureState.ts';
import { modelOf, stateOf, type FigureModel } from './model.ts';
import { askAt, askBefore } from './predictions.ts';
import { titleOf } from './title.ts';

function open(id: string, settings: Partial<FigureSettings> = {}, edits: Edit[] = []) {
  const shown = caseOf(id);
  return modelOf(shown, { ...caseSettings(shown), ...settings }, edits);
}
function title(model: FigureModel, tMs = model.shown.stillMs): string {
  const state = stateOf(model, tMs);
  const row = model.events.findIndex(({ id }) => id === model.shown.chosen);
  return titleOf(model, row, eventFacts(model, row, state, undefined), state);
}
const finalAt = (model: FigureModel, tMs: number) =>
  barsOf(stateOf(model, tMs)).filter(({ status }) => status === 'closed').length;

describe('the ready cases', () => {
  it('ordinary: opens on an event that four of five windows still count', () => {
    const model = open('ordinary');
    expect(title(model)).toBe(
      'An event 13 minutes late, and four of its five windows still count it',
    );
    expect(fateCounts(model, stateOf(model, model.shown.stillMs))).toMatchObject({
      lateCounted: 3,
      partlyLate: 1,
      dropped: 1,
    });
  });

  it('no-data batches: the batch after the one that moves the watermark closes the windows', () => {
    const model = open('no-data');
    const mover = model.run.batches.find(
      ({ batch }) => batch > 3 && batch < 8 && !model.run.batches[batch]?.noData,
    );
    expect(mover).toBeDefined();
    const endedAtMs = mover?.endedAtMs ?? NaN;
    expect(finalAt(model, endedAtMs)).toBe(0);
    expect(finalAt(model, endedAtMs + 60_000)).toBeGreaterThan(0);
    const without = open('no-data', { noDataBatches: false });
    expect(finalAt(without, endedAtMs + 60_000)).toBe(0);
    expect(finalAt(without, without.timeline.endMs)).toBeGreaterThan(0);
  });

  it('the batch-late rule: the same event counts or not, by which watermark judges it', () => {
    const chosen = (model: FigureModel) =>
      model.run.fate[model.events.findIndex(({ id }) => id === model.shown.chosen)];
    expect(chosen(open('batch-late'))).toBe(Fate.lateCounted);
    expect(chosen(open('batch-late', { lateFilter: 'current-batch' }))).toBe(Fate.dropped);
  });

  it('idle: nothing closes any more, however long the clock runs', () => {
    const model = open('idle');
    const at = (text: string) =>
      model.timeline.stops.find((tMs) => clock(tMs) >= text) ?? model.timeline.endMs;
    expect(finalAt(model, model.timeline.endMs)).toBe(finalAt(model, at('09:12')));
    expect(stateOf(model, model.timeline.endMs).stateRows).toBeGreaterThan(0);
  });

  it('a clock set ahead: one event makes everybody late', () => {
    const model = open('poison');
    const counts = fateCounts(model, stateOf(model, model.timeline.endMs));
    expect(counts.dropped).toBeGreaterThanOrEqual(10);
    expect(title(model)).toMatch(/^An event from 30 minutes in the future/);
  });

  it.each(CASES)('$id: every event lies on the drawing', (shown: Case) => {
    for (const { atMs, arrivesMs } of shown.events) {
      expect(atMs).toBeGreaterThanOrEqual(shown.across[0]);
      expect(atMs).toBeLessThanOrEqual(shown.across[1]);
      expect(arrivesMs).toBeGreaterThanOrEqual(shown.startMs);
      expect(arrivesMs).toBeLessThanOrEqual(shown.endMs);
    }
    expect(shown.events.map(({ id }) => id)).toContain(shown.chosen);
  });
});

describe('the questions', () => {
  it.each(CASES)('$id: each has its answer among the options and is revealed later', (shown) => {
    const model = modelOf(shown, caseSettings(shown), []);
    const asked = new Set<string>();
    for (const tMs of model.timeline.stops) {
      const ask = askAt(model, tMs);
      if (!ask) continue;
      const { prediction } = ask;
      asked.add(prediction.id);
      expect(prediction.options[prediction.answer]).toBeDefined();
      expect(new Set(prediction.options).size).toBe(prediction.options.length);
      expect(prediction.revealMs).toBeGreaterThan(tMs);
      if (prediction.revealMs <= model.timeline.endMs) {
        expect(askBefore(model, prediction.revealMs)?.prediction.id).toBe(prediction.id);
      }
    }
    expect(asked.size).toBeGreaterThanOrEqual(3);
  });

  it('asks at the still what becomes of the event of 09:02:10: two of its windows count it', () => {
    const model = open('ordinary');
    const ask = askAt(model, model.shown.stillMs);
    expect(ask?.prediction.question).toContain('09:02:10');
    expect(ask?.prediction.options[ask.prediction.answer]).toBe('2');
  });

  it('offers as many windows as the event has, where the slide does not divide the window', () => {
    const model = open('ordinary', { slideMs: 120_000 });
    const row = model.run.fate.indexOf(Fate.dropped);
    const batch = model.run.batches[model.run.eventBatch[row] ?? -1];
    const { prediction } = askAt(model, (batch?.endedAtMs ?? NaN) - 1) ?? {};
    expect(prediction?.question).toMatch(/event of 08:59:20. How many of its 2 windows count it/);
    expect(prediction?.options[prediction.answer]).toBe('0');
  });

  it('asks yes or no where an event has one window', () => {
    const model = open('ordinary', { windowMs: 60_000 });
    const row = model.run.fate.indexOf(Fate.dropped);
    const batch = model.run.batches[model.run.eventBatch[row] ?? -1];
    const { prediction } = askAt(model, (batch?.endedAtMs ?? NaN) - 1) ?? {};
    expect(prediction?.question).toMatch(/Does its one window count it\?$/);
    expect(prediction?.options[prediction.answer]).toBe('no');
  });

  it('asks an idle source what the clock alone will close: nothing', () => {
    const model = open('idle');
    const ask = askAt(model, model.shown.stillMs);
    expect(ask?.prediction.options[ask.prediction.answer]).toBe('none');
  });
});

describe('the title', () => {
  /** The title after the ordinary case's event was moved to these times of 1 January, 09:MM:SS. */
  const moved = (
    settings: Partial<FigureSettings>,
    [minute, second]: [number, number],
    [arrivesMinute, arrivesSecond]: [number, number],
  ) => {
    const { chosen } = caseOf('ordinary');
    const at = (m: number, s: number) => Date.UTC(2026, 0, 1, 9, m, s);
    const [atMs, arrivesMs] = [at(minute, second), at(arrivesMinute, arrivesSecond)];
    const model = open('ordinary', settings, [{ do: 'move', id: chosen, atMs, arrivesMs }]);
    return title(model, model.timeline.endMs);
  };

  it('counts one second, and both of two windows', () => {
    const two = { windowMs: 120_000 };
    expect(moved(two, [5, 0], [5, 1])).toBe(
      'An event 1 second old, and both of its windows count it',
    );
    expect(moved(two, [0, 0], [17, 0])).toBe(
      'An event 17 minutes late, and neither of its two windows counts it',
    );
  });
});

describe('moving an event', () => {
  it('changes its fate and nothing of the others', () => {
    const before = open('ordinary');
    const partly = before.shown.chosen;
    const moved = {
      do: 'move',
      id: partly,
      atMs: Date.UTC(2026, 0, 1, 8, 58),
      arrivesMs: Date.UTC(2026, 0, 1, 9, 16, 21),
    } as const;
    const after = open('ordinary', {}, [moved]);
    const fates = (model: FigureModel) =>
      new Map(model.events.map(({ id }, row) => [id, model.run.fate[row]]));
    expect(fates(after).get(partly)).toBe(Fate.dropped);
    for (const [id, fate] of fates(before)) {
      if (id !== partly) expect(fates(after).get(id)).toBe(fate);
    }
  });
});
