import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASES, caseOf, caseSettings } from './cases.ts';
import type { Edit } from './figureState.ts';
import { readLink, writeLink, type LinkState } from './link.ts';

const ordinary = caseOf('ordinary');
const second = (from: number, to: number) =>
  fc.integer({ min: from / 1000, max: to / 1000 }).map((s) => s * 1000);
const at = second(...ordinary.across);
const arrives = second(ordinary.startMs, ordinary.endMs);
const given = fc.constantFrom(...ordinary.events.map(({ id }) => id));

/** Edits as a reader can make them: added events have ids of their own. */
const edits = fc
  .array(
    fc.oneof(
      fc.record({ do: fc.constant('move' as const), id: given, atMs: at, arrivesMs: arrives }),
      fc.record({ do: fc.constant('delete' as const), id: given }),
      fc.record({
        do: fc.constant('add' as const),
        id: fc.constant(0),
        atMs: at,
        arrivesMs: arrives,
        country: fc.constantFrom('DE', 'JP'),
      }),
    ),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map((edit, i): Edit => (edit.do === 'add' ? { ...edit, id: 900 + i } : edit)),
  );

const minutes = (...list: number[]) => fc.constantFrom(...list.map((n) => n * 60_000));
const link: fc.Arbitrary<LinkState> = fc.record({
  state: fc.record({
    caseId: fc.constant('ordinary'),
    settings: fc.record({
      delayMs: minutes(0, 0.5, 10, 60),
      windowMs: minutes(5, 10),
      slideMs: minutes(1, 5),
      mode: fc.constantFrom('append' as const, 'update' as const, 'complete' as const),
      triggerMs: minutes(0.5, 1, 5),
      noDataBatches: fc.boolean(),
      lateFilter: fc.constantFrom('previous-batch' as const, 'current-batch' as const),
    }),
    edits,
  }),
  tMs: arrives,
  chosen: given,
});

describe('the link of the figure', () => {
  it('brings back exactly the state it was made of', () => {
    fc.assert(
      fc.property(link, (state) => {
        expect(readLink(writeLink(state))).toEqual({ link: state, problems: [] });
      }),
    );
  });

  it('survives being percent-encoded on its way', () => {
    fc.assert(
      fc.property(link, (state) => {
        const encoded = `#${encodeURIComponent(writeLink(state).slice(1))}`;
        expect(readLink(encoded)?.link).toEqual(state);
      }),
    );
  });

  it('can be read by a person', () => {
    const settings = { ...caseSettings(ordinary), delayMs: 120_000, mode: 'update' as const };
    const state = { caseId: 'ordinary', settings, edits: [] };
    expect(writeLink({ state, tMs: ordinary.stillMs, chosen: 46 })).toBe(
      '#v1&case=ordinary&delay=2min&mode=update&t=09:17:20&event=46',
    );
  });

  it.each([
    ['case=tuesday', 'case=tuesday', 'there is no such case'],
    ['delay=soon', 'delay=soon', 'expected a length'],
    ['delay=2h', 'delay=2h', 'expected 0 s to 1 h'],
    ['mode=sideways', 'mode=sideways', 'append, update or complete'],
    ['t=25:00', 't=25:00', 'must lie between 09:00:00 and 09:20:30'],
    ['colour=red', 'colour=red', 'no such setting'],
    ['move=4711~09:00:00~09:01:00', 'move=4711~09:00:00~09:01:00', 'there is no event 4711'],
    ['move=3~23:00:00~09:01:00', 'move=3~23:00:00~09:01:00', 'lies outside the figure'],
    ['add=3~09:00:00~09:01:00~DE', 'add=3~09:00:00~09:01:00~DE', 'already an event 3'],
    ['add=900~09:00:00~09:01:00~<b>', 'add=900~09:00:00~09:01:00~<b>', 'two letters'],
    ['window=1min&slide=5min', 'window=1min, slide=5min', 'at most the window'],
  ])('says what it ignored of %s, and keeps the rest', (bad, part, why) => {
    const read = readLink(
      `#v1&${bad}&delay=3min`.replace('&delay=3min', bad.startsWith('delay') ? '' : '&delay=3min'),
    );
    expect(read?.problems).toHaveLength(1);
    expect(read?.problems[0]?.part).toBe(part);
    expect(read?.problems[0]?.why).toContain(why);
    const kept = caseSettings(ordinary);
    expect(read?.link.state.settings).toEqual(
      bad.startsWith('delay') ? kept : { ...kept, delayMs: 180_000 },
    );
  });

  it('opens the still of a case where nothing else is said', () => {
    for (const { id, stillMs, chosen } of CASES) {
      expect(readLink(`#v1&case=${id}`)?.link).toMatchObject({ tMs: stillMs, chosen });
    }
  });

  it.each(['constructor', '__proto__', 'toString'])('has no setting called %s', (name) => {
    expect(readLink(`#v1&${name}=90s`)?.problems).toEqual([
      { part: `${name}=90s`, why: 'this figure has no such setting' },
    ]);
  });

  it('never throws, and leaves what is no link of its own alone', () => {
    expect(readLink('#some-heading')).toBeUndefined();
    expect(readLink('#v1%E0%A4%A')).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void readLink(`#v1&${text}`)));
  });
});
