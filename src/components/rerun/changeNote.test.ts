import { describe, expect, it } from 'vitest';
import { noteSpoken, withNote } from './index.ts';

describe('the line of a change in the log', () => {
  const at = (tMs: number) => ({ id: String(tMs), tMs, text: 'something' });
  const entry = { id: 'change 0', tMs: 20, text: 'The delay was 1 and is 2.' };

  it('stands after all that had happened when the change was made', () => {
    const log = withNote([at(10), at(20), at(30)], { entry, fresh: false });
    expect(log.map(({ id }) => id)).toEqual(['10', '20', 'change 0', '30']);
    expect(withNote(log, undefined)).toBe(log);
  });

  it('is spoken until t moves', () => {
    const changes = [{ name: 'rows', was: 3, now: 4, unit: 'count' as const }];
    const told = { ...entry, changes };
    expect(noteSpoken({ entry: told, fresh: true }, String)).toBe(
      'The delay was 1 and is 2. rows was 3, now 4.',
    );
    expect(noteSpoken({ entry: told, fresh: false }, String)).toBeUndefined();
  });
});
