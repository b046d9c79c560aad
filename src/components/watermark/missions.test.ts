import { describe, expect, it } from 'vitest';
import { caseOf } from './cases.ts';
import { editedEvents, freshId, withEdit, type Edit, type FigureSettings } from './figureState.ts';
import { caseSettings } from './link.ts';
import { MISSIONS } from './missions.ts';
import { modelOf } from './model.ts';
import { figureReducer } from './useFigure.ts';

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

describe('the state of the figure', () => {
  const { events } = caseOf('no-data');
  const start = { caseId: 'no-data', settings: caseSettings(caseOf('no-data')), edits: [] };

  it('undoes one deed after another, back to the start', () => {
    let history = { now: start, past: [] } as Parameters<typeof figureReducer>[0];
    history = figureReducer(history, { do: 'edit', edit: { do: 'delete', id: 1 } });
    history = figureReducer(history, { do: 'set', settings: { delayMs: 0 } });
    expect(history.now).toMatchObject({ edits: [{ id: 1 }], settings: { delayMs: 0 } });
    for (let i = 0; i < 3; i++) history = figureReducer(history, { do: 'undo' });
    expect(history.now).toEqual(start);
  });

  it('lets the slide give way to the window, and the window to the slide', () => {
    const set = (settings: Partial<FigureSettings>) =>
      figureReducer({ now: start, past: [] }, { do: 'set', settings }).now.settings;
    expect(set({ windowMs: 60_000 })).toMatchObject({ windowMs: 60_000, slideMs: 60_000 });
    expect(set({ slideMs: 600_000 })).toMatchObject({ windowMs: 600_000, slideMs: 600_000 });
    expect(set({ slideMs: 30_000 })).toMatchObject({ windowMs: 300_000, slideMs: 30_000 });
  });

  it('adds, moves and deletes under ids of their own', () => {
    const id = freshId(events, []);
    const added: Edit = { do: 'add', id, country: 'JP', atMs: at(1), arrivesMs: at(2) };
    const moved: Edit = { do: 'move', id, atMs: at(3), arrivesMs: at(4) };
    const edits = [added, moved, { do: 'delete', id: 1 } as const];
    const after = editedEvents(events, edits);
    expect(after.find((event) => event.id === id)).toEqual({
      id,
      country: 'JP',
      atMs: at(3),
      arrivesMs: at(4),
    });
    expect(after.some((event) => event.id === 1)).toBe(false);
    expect(freshId(events, edits)).toBe(id + 1);
  });

  it('counts moving the same event twice as one move', () => {
    const to = (second: number): Edit => ({
      do: 'move',
      id: 2,
      atMs: at(0, second),
      arrivesMs: at(1),
    });
    expect(withEdit(withEdit([], to(1)), to(2))).toEqual([to(2)]);
  });
});
