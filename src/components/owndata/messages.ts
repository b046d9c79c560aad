import type { ProgressReading } from '../../sim/index.ts';
import type { Columns, Glance } from './columns.ts';
import type { Reading } from './reading.ts';

/** What the page asks of the worker that reads files. Cancelling is ending the worker. */
export type Ask = { do: 'open'; file: File } | { do: 'read'; columns: Columns };

/** What the worker says. `sha256` is empty where the browser cannot work it out. */
export type Said =
  | { is: 'events-file'; glance: Glance; sha256: string }
  | { is: 'progress-file'; reading: ProgressReading; sha256: string }
  | { is: 'on-its-way'; share: number; rows: number }
  | { is: 'read'; reading: Reading }
  | { is: 'refused'; why: string };
