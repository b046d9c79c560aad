import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Columns } from './columns.ts';
import { glance, MOST_ROWS, readEvents } from './reading.ts';
import { guessForm, readTime } from './times.ts';

const nine = Date.UTC(2026, 0, 1, 9);

function guessed(text: string): Columns {
  const { guess } = glance(text);
  if (typeof guess === 'string') throw new Error(guess);
  return guess;
}

describe('a file of events', () => {
  it('CSV: the columns are guessed, whatever the order and the separator', () => {
    const text = [
      'id;received_at;country;event_timestamp',
      '1;1767258005000;DE;2026-01-01T09:00:00Z',
      '2;1767258003000;FR;2026-01-01T09:00:01.5+00:00',
      '',
    ].join('\r\n');
    const columns = guessed(text);
    expect(columns).toEqual({
      event: 'event_timestamp',
      eventForm: 'iso',
      arrival: 'received_at',
      arrivalForm: 'ms',
      key: 'country',
      zone: 'utc',
    });
    const { events, rows, badCount } = readEvents(text, columns);
    expect({ rows, badCount }).toEqual({ rows: 2, badCount: 0 });
    expect([...events.eventTimeMs]).toEqual([nine + 1500, nine]);
    expect([...events.arrivalMs]).toEqual([nine + 3000, nine + 5000]);
    expect([...events.key].map((i) => events.keys[i])).toEqual(['FR', 'DE']);
  });

  it('NDJSON: nested fields have dotted names', () => {
    const text = [
      '{"event":{"time":"2026-01-01 09:00:00"},"kafka":{"timestamp":1767258000}}',
      '{"event":{"time":"2026-01-01 09:00:10"},"kafka":{"timestamp":1767258011}}',
    ].join('\n');
    const columns = guessed(text);
    expect(columns).toMatchObject({ event: 'event.time', arrival: 'kafka.timestamp', key: '' });
    expect(glance(text).zoneless).toBe(true);
    expect([...readEvents(text, columns).events.eventTimeMs]).toEqual([nine, nine + 10_000]);
  });

  it('a time that is empty or missing is none without a zone', () => {
    const rows = ['{"a":"2026-01-01T09:00:00Z","b":1767258000}', '{"a":""}', '{"b":1767258000}'];
    expect(glance(rows.join('\n')).zoneless).toBe(false);
  });

  it('counts bad rows and names the line and the reason', () => {
    const text = [
      'event_time,arrival_time,note',
      '2026-01-01T09:00:00Z,2026-01-01T09:00:01Z,"two',
      'lines"',
      'yesterday,2026-01-01T09:00:02Z,',
      '2026-01-01T09:00:00Z,,',
      '2026-01-01T09:00:00Z',
      '2026-02-30T09:00:00Z,2026-01-01T09:00:02Z,',
    ].join('\n');
    const { rows, badCount, bad, events } = readEvents(text, {
      event: 'event_time',
      eventForm: 'iso',
      arrival: 'arrival_time',
      arrivalForm: 'iso',
      key: '',
      zone: 'utc',
    });
    expect({ rows, badCount }).toEqual({ rows: 5, badCount: 4 });
    expect(events.arrivalMs).toHaveLength(1);
    expect(bad).toEqual([
      { line: 4, reason: 'event_time "yesterday" is not a date and time' },
      { line: 5, reason: 'arrival_time is empty' },
      { line: 6, reason: '1 of 3 columns' },
      { line: 7, reason: 'event_time "2026-02-30T09:00:00Z" is no date and time of the calendar' },
    ]);
  });

  it('says which lines of NDJSON are none', () => {
    const { bad } = readEvents('{"a":"2026-01-01","b":"2026-01-02"}\n{oops\n\n[1]\n', {
      event: 'a',
      eventForm: 'iso',
      arrival: 'b',
      arrivalForm: 'iso',
      key: '',
      zone: 'utc',
    });
    expect(bad).toEqual([
      { line: 2, reason: 'not a JSON object on one line' },
      { line: 4, reason: 'JSON, but not an object' },
    ]);
  });

  it(`reads ${MOST_ROWS} rows and says that there are more`, () => {
    const line = (i: number) => `${nine + i},${nine + i + 1500}`;
    const lines = Array.from({ length: MOST_ROWS + 1 }, (_, i) => line(i));
    const text = ['event_time,arrival_time', ...lines].join('\n');
    const heard: number[] = [];
    const reading = readEvents(text, guessed(text), (share) => heard.push(share));
    expect(reading).toMatchObject({ rows: MOST_ROWS, badCount: 0, cut: true });
    expect(reading.events.arrivalMs).toHaveLength(MOST_ROWS);
    expect(heard.length).toBeGreaterThan(20);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });

  it.each(['\n', '\r\n', '\r'])('finds the line of a bad row after %j', (end) => {
    const good = `${nine},${nine + 1}`;
    const lines = ['event_time,arrival_time', good, 'x,y', good, good, 'z,w', ''];
    const { bad } = readEvents(lines.join(end), guessed(lines.join(end)));
    expect(bad.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('guesses from most of the first rows, whatever stands in the very first', () => {
    const good = `${nine},${nine + 1}\n`;
    expect(guessed(`event_time,arrival_time\nn/a,n/a\n${good}${good}`).eventForm).toBe('ms');
  });

  it('explains why columns cannot be guessed', () => {
    expect(glance('a,b\n1,2\n').guess).toMatch(/no column holds times/);
    expect(glance('a,b\n2026-01-01,2\n').guess).toMatch(/only "a" does/);
    expect(glance('').guess).toMatch(/One column is not enough/);
  });
});

describe('a time', () => {
  it.each([
    ['2026-01-01T09:00:00Z', 'iso'],
    ['2026-01-01 09:00:00.123456', 'iso'],
    ['1767258000', 's'],
    ['1767258000.250', 's'],
    ['1767258000000', 'ms'],
    ['1767258000000000', 'us'],
    ['1767258000000000000', 'ns'],
  ] as const)('%s is taken for %s', (text, form) => expect(guessForm(text)).toBe(form));

  it('is the same instant in every form', () => {
    const ms = nine + 250;
    const texts = {
      s: '1767258000.25',
      ms: '1767258000250',
      us: '1767258000250999',
      ns: '1767258000250999999',
      iso: '2026-01-01T10:00:00.2509+01:00',
    } as const;
    for (const [form, text] of Object.entries(texts)) {
      expect(readTime(text, form as keyof typeof texts, 'utc'), form).toBe(ms);
    }
  });

  it('without a zone is read in the zone that was picked, with one in its own', () => {
    const local = new Date(2026, 0, 1, 9).getTime();
    expect(readTime('2026-01-01T09:00:00', 'iso', 'utc')).toBe(nine);
    expect(readTime('2026-01-01T09:00:00', 'iso', 'local')).toBe(local);
    expect(readTime('2026-01-01T09:00:00-05:30', 'iso', 'local')).toBe(nine + 5.5 * 3_600_000);
  });

  it('of a year before 1900 is refused, of less than a microsecond is read', () => {
    const early = '0026-01-01T09:00:00Z';
    expect(readTime(early, 'iso', 'utc')).toBe(`"${early}" lies outside 1900 to 2199`);
    expect(readTime('-123', 'ns', 'utc')).toBe(0);
  });

  it('survives being written and read, in any form', () => {
    const anyMs = fc.integer({ min: Date.UTC(2001, 9, 1), max: Date.UTC(2199, 11, 31) });
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(readTime(new Date(ms).toISOString(), 'iso', 'utc')).toBe(ms);
        expect(readTime((ms / 1000).toFixed(3), 's', 'utc')).toBe(ms);
        expect(readTime(String(ms), 'ms', 'utc')).toBe(ms);
        expect(readTime(`${ms}000`, 'us', 'utc')).toBe(ms);
        expect(readTime(`${ms}000000`, 'ns', 'utc')).toBe(ms);
      }),
    );
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom(
      '"',
      ',',
      '\n',
      '\r\n',
      ';',
      '{',
      '}',
      '\uFEFF',
      '2026-01-01T09:00:00Z',
      '1767258000',
    ),
  );
  const anyText = fc.oneof(
    fc.array(piece).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('gives a guess or a reason, and a reading or reasons; nothing throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { guess, names } = glance(text);
        if (typeof guess === 'string') expect(guess.length).toBeGreaterThan(10);
        const columns: Columns =
          typeof guess === 'string'
            ? {
                event: names[0] ?? 'a',
                eventForm: 'iso',
                arrival: names[1] ?? 'b',
                arrivalForm: 'ms',
                key: '',
                zone: 'local',
              }
            : guess;
        const { rows, badCount, bad, events } = readEvents(text, columns);
        expect(rows).toBe(badCount + events.arrivalMs.length);
        expect(bad.length).toBe(Math.min(badCount, 50));
        expect([...events.arrivalMs]).toEqual([...events.arrivalMs].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});
