import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { toHex } from '../../sim/index.ts';
import { MAX_BYTES, readPasted } from './bytes.ts';
import { CASES } from './cases.ts';
import { readLink, stateOf, tooLongToLink, writeLink } from './link.ts';
import { MISSIONS, type DecoderFacts } from './missions.ts';
import { readModel, TOKEN_MS, type DecoderModel } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { logOf, tablesOf, titleOf } from './report.ts';
import { byteRange, fieldValue, sentenceOf } from './words.ts';

function modelOf(caseId: string, change: Partial<ReturnType<typeof stateOf>> = {}): DecoderModel {
  const read = readModel({ ...stateOf(caseId), ...change });
  if ('schemaError' in read) throw new Error(read.schemaError);
  return read;
}

test('a link is written even of a schema that holds half a character', () => {
  const state = { ...stateOf('good'), schemaText: '"\uD800"' };
  expect(readLink(writeLink(state, 0))?.state.schemaText).toBe('"\uFFFD"');
});

describe('the ready cases', () => {
  it.each([
    ['good', undefined],
    ['not-stripped-7', 'negative-length'],
    ['not-stripped-6', undefined],
    ['not-stripped-100', 'end-of-data'],
    ['magic', 'bad-magic'],
    ['unknown-id', undefined],
    ['truncated', 'end-of-data'],
    ['negative', 'negative-length'],
    ['trailing', undefined],
    ['multi-byte', undefined],
    ['registered', undefined],
    ['nullable', undefined],
  ])('%s ends as its lesson says', (id, code) => {
    expect(modelOf(id).error?.code).toBe(code);
  });

  it('are all tested above and all say something', () => {
    expect(CASES.map(({ id }) => id).length).toBe(12);
    for (const { id } of CASES) {
      const model = modelOf(id);
      expect(titleOf(model, stateOf(id)).length).toBeGreaterThan(10);
      expect(logOf(model).length).toBe(model.timeline.stops.length);
      expect(tablesOf(model, model.timeline.endMs)[0]?.rows.length).toBe(model.tokens.length);
    }
  });

  it('read the same event from five plain strings and as the pipeline writes it', () => {
    expect(modelOf('registered').value).toEqual(modelOf('good').value);
    expect(modelOf('registered').bytes.length).toBe(modelOf('good').bytes.length + 5);
  });

  it('show the garbage that an even id gives', () => {
    expect(modelOf('not-stripped-6').value).toMatchObject({ country: '(20' });
  });
});

it('one byte is told as one', () => {
  const schemaText = JSON.stringify({
    type: 'record',
    name: 'R',
    fields: [
      { name: 'text', type: 'string' },
      { name: 'list', type: { type: 'array', items: 'boolean' } },
    ],
  });
  // A length of 1, "a", a block of -1 items (so its size follows, 1), true, the end, one byte more.
  const bytes = Uint8Array.of(0, 0, 0, 0, 7, 2, 0x61, 1, 2, 1, 0, 9);
  const state = { ...stateOf('good'), schemaText, bytes };
  const model = modelOf('good', state);
  const told = model.tokens.map((token) => sentenceOf(model, token));
  expect(told[2]).toBe('byte 5: the length of text: 1 byte follows.');
  expect(told[5]).toBe('byte 8: the size of the block of list: 1 byte.');
  expect(titleOf(model, state)).toBe('A whole record, and 1 byte that nobody looks at');
});

it('a field that takes no bytes has no value of its neighbour', () => {
  const fields = [
    { name: 'nothing', type: 'null' },
    { name: 'number', type: 'int' },
    { name: 'end', type: 'null' },
  ];
  const schemaText = JSON.stringify({ type: 'record', name: 'R', fields });
  const model = modelOf('good', { schemaText, bytes: Uint8Array.of(0, 0, 0, 0, 7, 8) });
  const scalars = model.fields.filter(({ scalar }) => scalar);
  expect(
    scalars.map((field) => [fieldValue(model, field), byteRange(field.start, field.end)]),
  ).toEqual([
    ['null', 'no bytes'],
    ['4', 'byte 5'],
    ['null', 'no bytes'],
  ]);
});

describe('pasted text', () => {
  it('is read as hex with or without marks, or as base64', () => {
    for (const text of ['00 00 07', '0x000007', '00:00:07', '000007', 'AAAH']) {
      const read = readPasted(text);
      expect('bytes' in read && toHex(read.bytes)).toBe('000007');
    }
  });

  it('is refused with a reason when it is neither, empty, odd or too long', () => {
    expect(readPasted('')).toHaveProperty('error');
    expect(readPasted('hello, world!')).toMatchObject({ error: expect.stringContaining('","') });
    expect(readPasted('000')).toHaveProperty('error');
    expect(readPasted('00'.repeat(MAX_BYTES + 1))).toMatchObject({
      error: expect.stringContaining('65\u202f537 bytes; the figure takes at most 65\u202f536'),
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readPasted(text);
        expect('bytes' in read || read.error.length > 10).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the link', () => {
  it('brings back the state and the token', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CASES.map(({ id }) => id)),
        fc.uint8Array({ minLength: 1, maxLength: 80 }),
        fc.constantFrom('read' as const, 'not-stripped' as const),
        fc.nat(40),
        (caseId, bytes, header, token) => {
          const state = { ...stateOf(caseId), bytes, header };
          const back = readLink(writeLink(state, token * TOKEN_MS));
          expect(back).toEqual({ state, tMs: token * TOKEN_MS, problems: [] });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each(['x', '"', 'é', '\u{1F695}'])(
    'is offered for a schema of %s only if it is read',
    (letter) => {
      for (const length of [50, 150, 300, 600, 1200, 1800, 2400]) {
        const state = { ...stateOf('good'), schemaText: letter.repeat(length) };
        const link = writeLink(state, 0);
        const read = readLink(link);
        const whole = read?.problems.length === 0 && read.state.schemaText === state.schemaText;
        expect(whole, `${letter} ${length} times`).toBe(tooLongToLink(state) === undefined);
        // Typed in an address without percent signs, it is read or refused alike.
        const raw = readLink(decodeURIComponent(link));
        expect(raw?.problems.length === 0).toBe(whole);
      }
    },
  );

  it('reports what it ignores, and any string gives a state', () => {
    const read = readLink('#v1&case=nope&hex=0g&token=x&colour=red&header=maybe');
    expect(read?.problems.map(({ part }) => part)).toEqual([
      'case=nope',
      'hex=0g',
      'token=x',
      'colour=red',
      'header=maybe',
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const any = readLink(`#v1&${text}`);
        expect(any?.state.bytes.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('missions and predictions', () => {
  const facts = (model: DecoderModel, caseId: string, more: Partial<DecoderFacts> = {}) => ({
    ...{ model, state: stateOf(caseId), tMs: model.timeline.endMs, encoded: false },
    ...more,
  });
  const done = (id: string, given: DecoderFacts): boolean =>
    MISSIONS.find((mission) => mission.id === id)?.done(given) ?? false;

  it('tick for what the decoder did', () => {
    expect(done('silent-garbage', facts(modelOf('not-stripped-6'), 'not-stripped-6'))).toBe(true);
    expect(done('silent-garbage', facts(modelOf('not-stripped-7'), 'not-stripped-7'))).toBe(false);
    const accents = modelOf('multi-byte');
    const length = accents.tokens.findIndex((t) => t.part === 'length' && t.path === 'page');
    const at = facts(accents, 'multi-byte', { tMs: (length + 1) * TOKEN_MS });
    expect(done('more-bytes-than-letters', at)).toBe(true);
    expect(done('left-over', facts(modelOf('trailing'), 'trailing'))).toBe(true);
    const bytes = stateOf('good').bytes.slice();
    bytes[5] = 1;
    const negative = modelOf('good', { bytes });
    expect(done('negative-length', facts(negative, 'good'))).toBe(true);
  });

  it('ask questions whose answer is read from the reading', () => {
    const all = CASES.flatMap(({ id }) => predictionsFor(modelOf(id), stateOf(id)));
    expect(new Set(all.map(({ question }) => question)).size).toBeGreaterThanOrEqual(3);
    for (const { options, answer } of all) {
      expect(options.length).toBeGreaterThan(1);
      expect(options[answer]).toBeDefined();
    }
    const first = predictionsFor(modelOf('good'), stateOf('good'))[0];
    expect(first?.options[first.answer]).toBe('20');
    // True at every moment before the answer: the next byte need not be the one that is asked about.
    expect(first?.question).toMatch(
      /^Byte 5, the length of timestamp, is 28 in hex, 40 in decimal\./,
    );
  });
});

it('a header left on is told in the fields of the schema, whatever they are', () => {
  const told = (caseId: string) => {
    const state = { ...stateOf(caseId), header: 'not-stripped' as const };
    const model = modelOf(caseId, state);
    const because = predictionsFor(model, state).find(({ id }) => id === 'not-stripped')?.because;
    return [titleOf(model, state), because];
  };
  expect(told('not-stripped-6')).toEqual([
    'With the header left on, no error: and the country is "(20"',
    'The bytes of the header were read as timestamp "", user_id "", action "", page "", country "(20", and the rest, 39 bytes, was ignored without a word.',
  ]);
  expect(told('nullable')).toEqual([
    'With the header left on, no error: and the value is garbage',
    'The bytes of the header were read as ts 0, user_id null, n 0, ok false, score 1.0206744052036895e-306, and the rest, 10 bytes, was ignored without a word.',
  ]);
});

it('a message of 64 kB is read into tokens in bounded steps', () => {
  const model = modelOf('good', { bytes: new Uint8Array(MAX_BYTES) });
  expect(model.tokens.length).toBeLessThan(20);
  expect(model.trailing).toBeGreaterThan(60_000);
});
