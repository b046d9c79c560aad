import { expect, test } from 'vitest';
import type { Holding, Outcome } from './engine/session.ts';
import { newSheet, nextSheet, type SheetState } from './sheetState.ts';

const files = ['01.sql', '02.sql'].map((name) => ({ name, text: 'SELECT 1;' }));
const holding: Holding = {
  ...{ pipe: false, bronze: 0, silver: 0, gold: 0, goldEvents: 0, names: [], own: 0 },
};
const error: Outcome = { kind: 'error', message: 'no such column', offset: 'SELECT\n'.length };

/** The worksheet after the answer to a statement of the first file's fifth line. */
function answered(state: SheetState, outcome: Outcome, preset = state.preset): SheetState {
  const place = { file: 0, line: 5 };
  const answer = { outcome, holding };
  return nextSheet(state, { do: 'answer', preset, answer, text: 'SELECT\n  a', place, atMs: 0 });
}

test('an error is shown where its statement stood, whatever file is open by then', () => {
  const { ran, error: shown } = answered(
    nextSheet(newSheet(files), { do: 'open', file: 1 }),
    error,
  );
  expect(ran.at(-1)?.line).toBe(6);
  expect(shown).toEqual({ file: 0, line: 6 });
});

test('an answer that comes when another story has begun is not of that story', () => {
  const other = nextSheet(newSheet(files), { do: 'story', preset: 'tunnel' });
  const deed = { atMs: 0, text: 'CREATE SCHEMA S' };
  const done: Outcome = { kind: 'done', message: '', deed, columns: [], untilMs: 0 };
  expect(answered(other, done, 'normal-hour')).toBe(other);
  expect(answered(other, done).deeds).toEqual([deed]);
});
