import { describe, expect, it } from 'vitest';
import { caseOf, caseSettings } from './cases.ts';
import { editedEvents, freshId, withEdit, type Edit, type FigureSettings } from './figureState.ts';
import { figureReducer } from './useFigure.ts';

const at = (minute: number, second = 0) => Date.UTC(2026, 0, 1, 9, minute, second);

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
