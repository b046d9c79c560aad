import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOBS } from './knobs.ts';
import { readLink, writeLink, LONGEST_LINK } from './link.ts';
import { intervalText, readInterval } from './literals.ts';
import { PRESETS, presetState } from './presets.ts';
import { readSaved, writeSaved } from './saved.ts';
import { withKnob, type WhatIfState } from './state.ts';

const presets = PRESETS.map(presetState);
const [tunnel] = presets;
if (!tunnel) throw new Error('no presets');

/** Any state that a reader can reach by knobs. */
const anyState: fc.Arbitrary<WhatIfState> = fc
  .record({
    preset: fc.constantFrom(...presets),
    changed: fc.constantFrom(...KNOBS),
    turns: fc.array(
      fc.tuple(fc.constantFrom('a' as const, 'b' as const), fc.constantFrom(...KNOBS), fc.nat(20)),
      { maxLength: 6 },
    ),
    name: fc.string({ maxLength: 80 }),
  })
  .map(({ preset, changed, turns, name }) => {
    let state: WhatIfState = {
      scenario: { ...preset.scenario, name },
      change: { knob: changed.knob, value: preset.scenario.spark[changed.knob] },
    };
    for (const [side, { knob, values }, index] of turns) {
      const read = withKnob(state, side, knob, values[index % values.length] ?? 0);
      if ('value' in read) state = read.value;
    }
    return state;
  });

describe('a link', () => {
  it('brings back both runs, the moment and the file, and is short enough to send', () => {
    const anyFile = fc.option(
      fc.record({
        fileName: fc.string({ maxLength: 60 }),
        sha256: fc.constantFrom('', 'a0'.repeat(32)),
      }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(anyState, fc.nat(3600), anyFile, (state, seconds, file) => {
        const text = writeLink({ state, atMs: seconds * 1000, file });
        expect(readLink(text)).toEqual({
          link: { state, atMs: seconds * 1000, file },
          problems: [],
        });
        expect(text.length).toBeLessThan(LONGEST_LINK);
      }),
    );
  });

  it('can be read by a person', () => {
    const [state] = presets;
    expect(state && writeLink({ state, atMs: 2_400_000, file: undefined })).toBe(
      '#v1&preset=tunnel&b.spark.delayMs=2m&at=2400',
    );
  });

  it('names what it ignores, and keeps the rest', () => {
    const read = readLink(
      '#v1&preset=tunnel&spark.windowMs=10m&spark.colour=red&b.spark.speed=3&b.spark.mode=later&at=soon',
    );
    expect(read?.link.state.scenario.spark.windowMs).toBe(600_000);
    expect(read?.link.state.change).toEqual({ knob: 'delayMs', value: 120_000 });
    expect(read?.problems.map(({ part }) => part)).toEqual([
      'spark.colour=red',
      'b.spark.speed=3',
      'b.spark.mode=later',
      'at=soon',
    ]);
    for (const { why } of read?.problems ?? []) expect(why.length).toBeGreaterThan(5);
  });

  it('is written even when half a character is left of the name of a file', () => {
    const file = { fileName: 'a\uD83D', sha256: '' };
    const text = writeLink({ state: tunnel, atMs: 0, file });
    expect(readLink(text)?.link.file?.fileName).toBe('a\uFFFD');
  });

  it('names the file without a hash that cannot be one', () => {
    const read = readLink('#v1&preset=tunnel&file=taps.csv&sha256=abc');
    expect(read?.problems).toEqual([{ part: 'sha256=abc', why: 'expected 64 hex digits' }]);
    expect(read?.link.file).toEqual({ fileName: 'taps.csv', sha256: '' });
  });

  it('comes back when it is about no ready story', () => {
    const read = readLink('#v1&preset=gone&b.spark.delayMs=2m');
    if (!read) throw new Error('no link');
    const again = readLink(writeLink(read.link));
    expect(again?.problems).toEqual([]);
    expect(again?.link.state).toEqual(read.link.state);
  });

  it('of any text is read or is none, and never throws', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'preset=outage',
        'b.spark.delayMs=',
        'file=%',
        'sha256=00',
        'at=1',
        'do=none',
      ),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const read = readLink(`#v1&${parts.join('&')}`);
        expect(read).toBeDefined();
        const { state } = read?.link ?? {};
        expect(state && readLink(writeLink({ state, atMs: 0, file: undefined }))).toBeDefined();
      }),
    );
    expect(readLink('#a-heading')).toBeUndefined();
  });
});

describe('an exported comparison', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const link = { state, atMs: 5000, file: undefined };
        expect(readSaved(writeSaved(link))).toEqual({ link });
      }),
    );
  });

  it.each([
    ['{', 'it is not JSON'],
    ['{"format":"progress"}', 'it is not an export of this playground'],
    ['{"format":"what-if","version":2}', 'it has version 2, and this page reads version 1'],
    ['{"format":"what-if","version":1}', /^at /],
  ])('%s is refused with the reason', (text, why) => {
    const read = readSaved(text);
    expect('why' in read ? read.why : '').toMatch(why);
  });

  it('with an impossible setting is refused, and says which', () => {
    const text = writeSaved({ state: tunnel, atMs: 0, file: undefined });
    const bad = text.replace('"windowMs": 300000', '"windowMs": -5');
    expect(readSaved(bad)).toMatchObject({ why: expect.stringContaining('windowMs') as string });
  });

  it('of any text is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect('why' in readSaved(text)).toBe(true);
      }),
    );
  });
});

describe('an interval in code', () => {
  it.each([
    ['10 minutes', 600_000],
    ['1 hour 30 minutes', 5_400_000],
    ['interval 90 SECONDS', 90_000],
    ['0.5 seconds', 500],
    ['1 day', 86_400_000],
  ])('%s', (text, ms) => expect(readInterval(text, 0, 1e9)).toEqual({ value: ms }));

  it.each([
    ['', /number and a unit/],
    ['ten minutes', /number and a unit/],
    ['10', /number and a unit/],
    ['-5 minutes', /negative/],
    ['1 month', /no fixed length/],
    ['2 days', /expected 0 seconds to 1 day/],
    ['0.0001 seconds', /number and a unit/],
  ])('%s is refused: %s', (text, why) => {
    const read = readInterval(text, 0, 86_400_000);
    expect('why' in read ? read.why : '').toMatch(why);
  });

  it('is read as it is written, whatever its length', () => {
    fc.assert(
      fc.property(fc.nat(604_800_000), (ms) => {
        expect(readInterval(intervalText(ms), 0, 604_800_000)).toEqual({ value: ms });
      }),
    );
  });

  it('of any text gives a length or a reason', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readInterval(text, 0, 1000);
        expect('value' in read || read.why.length > 10).toBe(true);
      }),
    );
  });
});
