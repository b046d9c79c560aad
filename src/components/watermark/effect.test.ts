import { describe, expect, it } from 'vitest';
import { caseOf, caseSettings } from './cases.ts';
import { effectOf } from './effect.ts';
import { modelOf } from './model.ts';

const shown = caseOf('ordinary');
const given = caseSettings(shown);
const before = modelOf(shown, given, []);

describe('what a change did', () => {
  it('is told with was and is, and with the totals of both whole runs', () => {
    const now = modelOf(shown, { ...given, delayMs: 120_000 }, []);
    const effect = effectOf(before, now);
    expect(effect?.text).toMatch(/^The delay was 10 min and is 2 min\. Of the whole run:/);
    const dropped = effect?.changes.find(({ name }) => name === 'events dropped');
    expect(dropped?.now).toBeGreaterThan(dropped?.was ?? Infinity);
    for (const { was, now: is } of effect?.changes ?? []) expect(was).not.toBe(is);
  });

  it('says so when no total changes, and nothing between two cases', () => {
    const sooner = modelOf(shown, { ...given, delayMs: 12 * 60_000 }, []);
    const later = modelOf(shown, { ...given, delayMs: 12 * 60_000 + 1000 }, []);
    expect(effectOf(sooner, later)?.text).toContain('No total of the whole run changes.');
    const other = caseOf('idle');
    expect(effectOf(before, modelOf(other, caseSettings(other), []))).toBeUndefined();
  });

  it('tells of an event that was moved, added or taken away', () => {
    const [event] = shown.events;
    const id = event?.id ?? 0;
    const moved = modelOf(shown, given, [{ do: 'move', id, atMs: 0, arrivesMs: shown.endMs }]);
    expect(effectOf(before, moved)?.text).toMatch(/^An event was moved\./);
    const gone = modelOf(shown, given, [{ do: 'delete', id }]);
    expect(effectOf(before, gone)?.text).toMatch(/^An event was taken away\./);
    expect(effectOf(gone, before)?.text).toMatch(/^An event was added\./);
  });
});
