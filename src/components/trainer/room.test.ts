import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import { readMessage, readResult, tAt, withoutMoment, type Message, type Show } from './room.ts';
import { showOf } from './step.ts';
import type { SectionData } from './schema.ts';

const folder = join(import.meta.dirname, '../../content/trainer');
const sections = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as SectionData,
);
const steps = sections.flatMap((section) => section.steps);

test('what travels has no place for a note', () => {
  // Of a union, `keyof` knows only what all of its parts have: each message is asked by itself.
  type KeysOf<T> = T extends unknown ? keyof T : never;
  type Field = KeysOf<Message | Show | NonNullable<Show['figure']>>;
  expectTypeOf<
    Extract<Field, 'notes' | 'say' | 'ask' | 'do' | 'voiceOver'>
  >().toEqualTypeOf<never>();
  const show = showOf({ id: 'a', page: 'quiz' });
  expect(readMessage({ kind: 'show', show })).toEqual({ kind: 'show', show });
  expect(readMessage({ kind: 'show', show: { ...show, notes: ['secret'] } })).toBeUndefined();
  expect(readMessage({ kind: 'show', show, notes: ['secret'] })).toBeUndefined();
});

test('a worksheet’s result travels as text, and with nothing beside it', () => {
  const result = {
    statement: 'SELECT 1',
    said: '1 row in 2 ms.',
    columns: [{ name: 'N', numeric: true }],
    rows: [['1'], [null]],
  };
  expect(readResult(result)).toEqual(result);
  expect(readResult({ ...result, notes: ['secret'] })).toBeUndefined();
  const show = { ...showOf({ id: 'a', page: 'quiz' }), result };
  expect(readMessage({ kind: 'show', show })).toEqual({ kind: 'show', show });
});

test('no step says a sentence of its notes to the room', () => {
  for (const step of steps) {
    const shown = JSON.stringify(showOf(step));
    const asked = (step.ask ?? []).flatMap(({ question, expect: answers }) => [
      question,
      ...answers,
    ]);
    const deed = step.figure ? [step.figure.do] : [];
    for (const text of [...step.say, ...step.notes, ...asked, ...deed]) {
      // As JSON has it: a quotation mark in a note would hide it otherwise.
      expect(shown).not.toContain(JSON.stringify(text).slice(1, -1));
    }
  }
});

test('the sections take 3, 8, 20, 3 and 56 minutes, and their steps add up', () => {
  expect(sections.map(({ minutes }) => minutes)).toEqual([3, 8, 20, 3, 56]);
  for (const { minutes, steps: own } of sections) {
    expect(own.reduce((all, step) => all + step.minutes, 0)).toBe(minutes);
  }
});

test('a message of another page, or of another version, is none', () => {
  for (const data of [undefined, 'hello', { kind: 'show' }, { kind: 'other', show: {} }]) {
    expect(readMessage(data)).toBeUndefined();
  }
});

test('each window works out the moment for itself', () => {
  const now = { tMs: 1_000, atMs: 50_000, speed: 30, playing: true };
  expect(tAt(now, 50_500)).toBe(16_000);
  expect(tAt({ ...now, playing: false }, 50_500)).toBe(1_000);
});

test('two links of one run at two moments are alike', () => {
  expect(withoutMoment('#v1&case=idle&t=09:10:00&event=3')).toBe('#v1&case=idle&event=3');
  expect(withoutMoment('#v1&case=good&token=4')).toBe('#v1&case=good');
});
