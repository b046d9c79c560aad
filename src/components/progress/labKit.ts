import { strToU8, zipSync } from 'fflate';
import { fillAttendee } from './attendee.ts';

/**
 * The lab kit as a zip: the repository's files, with the attendee id in place. `files` holds the
 * text of each file by its path. The same files and id give the same bytes: no clock is read.
 */
export function packLabKit(files: Readonly<Record<string, string>>, id: string): Uint8Array {
  const entries = Object.entries(files).map(([path, text]) => [
    `streaming/${path}`,
    strToU8(id ? fillAttendee(text, id) : text),
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(2026, 0, 1) });
}
