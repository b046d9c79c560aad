import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScenario, type Action } from '../../sim/index.ts';
import { readFigureLink, writeFigureLink } from './link.ts';

const MINUTE = 60_000;
const STILL_MS = 13 * MINUTE;

/** Half an hour of the pipeline, with what a reader did. */
function scenarioWith(actions: Action[]) {
  const read = readScenario({ durationMs: 30 * MINUTE, actions });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.scenario;
}

describe('a link to a moment of the pipeline', () => {
  it('brings back the scenario, the moment and the event', () => {
    const scenario = scenarioWith([{ at: 90_000, do: 'stop', what: 'relay' }]);
    const tMs = scenario.startMs + 7 * MINUTE;
    const fragment = writeFigureLink({ scenario, tMs, event: 321 });
    expect(fragment).toContain('&t=09:07:00&event=321');
    expect(readFigureLink(fragment, STILL_MS)).toEqual({ scenario, tMs, event: 321, ignored: [] });
  });

  it('brings back a moment between two seconds', () => {
    fc.assert(
      fc.property(fc.nat(30 * MINUTE), (sinceMs) => {
        const scenario = scenarioWith([]);
        const tMs = scenario.startMs + Math.min(sinceMs, scenario.durationMs);
        const fragment = writeFigureLink({ scenario, tMs, event: undefined });
        expect(readFigureLink(fragment, STILL_MS)).toMatchObject({ tMs, ignored: [] });
      }),
    );
  });

  it('names what could not be read, and keeps the rest', () => {
    const read = readFigureLink('#v1&for=30m&t=12:00:00&event=x&colour=red', STILL_MS);
    expect(read.ignored.map(({ part }) => part).sort()).toEqual([
      'colour=red',
      'event=x',
      't=12:00:00',
    ]);
    expect(read.scenario.durationMs).toBe(30 * MINUTE);
    expect(read.tMs).toBe(read.scenario.startMs + STILL_MS);
  });
});
