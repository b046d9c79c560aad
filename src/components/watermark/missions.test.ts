import { describe, expect, it } from 'vitest';
import { caseOf, caseSettings } from './cases.ts';
import type { Edit, FigureSettings } from './figureState.ts';
import { MISSIONS } from './missions.ts';
import { modelOf } from './model.ts';

const at = (minute: number, second = 0) => Date.UTC(2026, 0, 1, 9, minute, second);

/** The missions that hold at the end of the run (or at `tMs`) after these deeds. */
function done(
  caseId: string,
  deeds: { settings?: Partial<FigureSettings>; edits?: Edit[]; tMs?: number } = {},
): string[] {
  const shown = caseOf(caseId);
  const settings = { ...caseSettings(shown), ...deeds.settings };
  const state = { caseId, settings, edits: deeds.edits ?? [] };
  const model = modelOf(shown, settings, state.edits);
  const facts = { model, state, tMs: deeds.tMs ?? model.timeline.endMs };
  return MISSIONS.filter((mission) => mission.done(facts)).map(({ id }) => id);
}

describe('the missions', () => {
  it.each(['ordinary', 'no-data', 'batch-late', 'idle', 'poison'])(
    'none is done by only playing %s',
    (caseId) => expect(done(caseId)).toEqual([]),
  );

  it('split: two of five windows count an event that was moved', () => {
    const { chosen } = caseOf('ordinary');
    const edits: Edit[] = [{ do: 'move', id: chosen, atMs: at(2, 10), arrivesMs: at(17, 40) }];
    expect(done('ordinary', { edits })).toEqual(['split']);
    expect(done('ordinary', { edits, tMs: at(17, 50) })).toEqual([]);
  });

  it('rescue: a longer delay keeps every event whole, but not every longer delay does', () => {
    expect(done('ordinary', { settings: { delayMs: 720_000 } })).toEqual([]);
    expect(done('ordinary', { settings: { delayMs: 900_000 } })).toEqual(['rescue']);
    expect(done('ordinary', { settings: { delayMs: 1_200_000 } })).toEqual([]);
  });

  it('poison: one event ruins ten', () => {
    const edits: Edit[] = [{ do: 'add', id: 900, country: 'DE', atMs: at(20), arrivesMs: at(2) }];
    expect(done('ordinary', { edits })).toEqual(['poison']);
    // With short windows it drops eleven, of which three would be lost without it.
    const earlier: Edit[] = [{ do: 'add', id: 900, country: 'DE', atMs: at(15), arrivesMs: at(1) }];
    expect(done('ordinary', { settings: { windowMs: 60_000 }, edits: earlier })).toEqual([]);
  });

  it('wake: one event lets windows close', () => {
    const edits: Edit[] = [
      { do: 'add', id: 900, country: 'DE', atMs: at(15), arrivesMs: at(15, 10) },
    ];
    expect(done('idle', { edits })).toEqual(['wake']);
  });

  it('rule: before Spark 3.4 the batch judged by its own watermark', () => {
    expect(done('batch-late', { settings: { lateFilter: 'current-batch' } })).toEqual(['rule']);
  });
});
