import { readProgress } from '../../../src/sim/index.ts';
import type { Columns } from '../../../src/components/owndata/columns.ts';
import { glance, readEvents } from '../../../src/components/owndata/reading.ts';
import { must, mustEqual, type Kind } from '../fuzz.ts';
import { hostileDocument } from '../json.ts';
import { damaged } from '../strings.ts';

const files = [
  'event_time,arrival_time,country\n2026-01-01T09:00:00Z,2026-01-01T09:00:02Z,DE\n2026-01-01 09:01,2026-01-01 09:02,US\n',
  'ts;received;key\n1767258000;1767258002;a\n1767258001;1767258002;"b;c"\n',
  '{"event":{"at":1767258000000},"ingested":1767258001000,"key":"DE"}\n{"event":{"at":1767258001000},"ingested":1767258000500,"key":"__proto__"}\n',
  'created\tinserted\t__proto__\n2026-01-01T09:00:00+02:00\t1767258002\tx\n',
];
const fallback: Columns = {
  ...{ event: 'event_time', eventForm: 'iso', arrival: '__proto__', arrivalForm: 'ns' },
  ...{ key: 'constructor', zone: 'local' },
};

export const ownData: Kind<string> = {
  name: 'own-data',
  make: (dice) => damaged(dice, dice.pick(files)),
  check(text) {
    const { guess } = glance(text);
    const { events, rows, badCount, bad } = readEvents(text, usable(guess));
    const { eventTimeMs, arrivalMs, key, keys } = events;
    must(rows <= text.length && badCount + arrivalMs.length === rows, 'rows were lost');
    must(eventTimeMs.length === rows - badCount && key.length === rows - badCount, 'columns');
    must(bad.length <= 50 && bad.every(({ reason }) => reason !== ''), 'bad rows');
    arrivalMs.forEach((at, i) => {
      must(Number.isSafeInteger(at) && Number.isSafeInteger(eventTimeMs[i]), 'no time');
      must(i === 0 || (arrivalMs[i - 1] ?? 0) <= at, 'not in the order of arrival');
      must(typeof keys[key[i] ?? -1] === 'string', 'a key without a name');
    });
    return rows > 0 && badCount === 0;
  },
};

const usable = (guess: Columns | string) => (typeof guess === 'string' ? fallback : guess);

const report = JSON.stringify({
  name: 'gold',
  timestamp: '2026-01-01T09:00:00.000Z',
  batchId: 3,
  batchDuration: 120,
  numInputRows: 7,
  eventTime: { min: '2026-01-01T08:59:00Z', watermark: '2026-01-01T08:50:00.000Z' },
  stateOperators: [{ numRowsTotal: 4, numRowsDroppedByWatermark: 1 }],
});

export const progressReports: Kind<string> = {
  name: 'progress-reports',
  make: (dice) =>
    Array.from({ length: 1 + dice.below(3) }, () =>
      dice.once(4) ? report : hostileDocument(dice, report),
    ).join('\n'),
  check(text) {
    const { batches, problems, problemCount, idleReports } = readProgress(text);
    const lines = text.split('\n').length;
    must(batches.length + idleReports + problemCount <= lines, 'more reports than lines');
    must(problems.length <= 20 && problems.every(({ reason }) => reason !== ''), 'problems');
    const numbers = batches.map(({ batch }) => batch);
    mustEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
      'the order of the batches',
    );
    must(
      batches.every(({ startedAtMs }) => Number.isFinite(startedAtMs)),
      'no time',
    );
    return problemCount === 0;
  },
};
