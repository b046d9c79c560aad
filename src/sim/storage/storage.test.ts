import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { storageSettings, type StorageSettings } from './settings.ts';
import { abandonFile, beginFile, createStorage, endFile, filesSince } from './storage.ts';
import { fileStatus } from './types.ts';

const at = (now: number) => ({ now, schedule: () => undefined });
const file = (path: string, source = 0) => ({ path, source, records: 3, bytes: 300 });

function storageWith(write: StorageSettings['write'] = 'put-blob') {
  return createStorage(storageSettings.parse({ write }));
}

test.each([
  ['put-blob', true],
  ['flush-with-close', true],
  ['flush-without-close', false],
  ['temp-then-rename', false],
] as const)('written with %s, BlobCreated is sent: %s', (write, sent) => {
  const storage = storageWith(write);
  const number = beginFile(storage, at(0), file('a.ndjson'));
  expect(storage.events.at.length).toBe(0);
  expect(endFile(storage, at(400), number)).toBe(sent);
  expect(storage.events.at.length).toBe(sent ? 1 : 0);
  // The file itself is there in any case, and a listing finds it.
  expect(filesSince(storage, 400)).toEqual([number]);
  expect(filesSince(storage, 401)).toEqual([]);
});

test('a file that is being written is not there yet, and one whose writer died never is', () => {
  const storage = storageWith();
  const number = beginFile(storage, at(0), file('a.ndjson'));
  expect(storage.current.has('a.ndjson')).toBe(false);
  abandonFile(storage, number);
  expect(valueAt(storage.files.status, number)).toBe(fileStatus.abandoned);
  expect(storage.events.at.length).toBe(0);
  expect(filesSince(storage, 0)).toEqual([]);
});

test('the same path is overwritten: a new version, a new event, one file in the listing', () => {
  const storage = storageWith();
  const first = beginFile(storage, at(0), file('a.ndjson', 0));
  endFile(storage, at(1), first);
  const second = beginFile(storage, at(2), file('a.ndjson', 1));
  expect(storage.current.get('a.ndjson')).toBe(first);
  endFile(storage, at(3), second);
  expect(valueAt(storage.files.version, second)).toBe(2);
  expect(storage.events.at.length).toBe(2);
  expect(filesSince(storage, 0)).toEqual([second]);
});
