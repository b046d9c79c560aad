import { readProgress } from '../../sim/index.ts';
import type { Columns } from './columns.ts';
import type { Ask, Said } from './messages.ts';
import { glance, readEvents } from './reading.ts';

/** A bigger file would not fit into the memory of a phone, and often not of a tab. */
const MOST_BYTES = 250_000_000;

/** The text of the open file. */
let text = '';

const say = (said: Said, transfer: Transferable[] = []) => postMessage(said, { transfer });

addEventListener('message', (event: MessageEvent<Ask>) => {
  answer(event.data).catch((error: unknown) =>
    say({ is: 'refused', why: `it could not be read: ${String(error)}` }),
  );
});

async function answer(ask: Ask): Promise<void> {
  if (ask.do === 'open') await open(ask.file);
  else read(ask.columns);
}

async function open(file: File): Promise<void> {
  if (file.size === 0) return say({ is: 'refused', why: 'the file is empty' });
  if (file.size > MOST_BYTES) {
    const mb = Math.round(file.size / 1e6);
    return say({ is: 'refused', why: `it has ${mb} MB, and at most 250 MB are read` });
  }
  const bytes = await file.arrayBuffer();
  const sha256 = await hashOf(bytes);
  text = new TextDecoder().decode(bytes);
  if (isProgress(text)) {
    return say({ is: 'progress-file', reading: readProgress(text), sha256 });
  }
  return say({ is: 'events-file', glance: glance(text), sha256 });
}

function read(columns: Columns): void {
  const reading = readEvents(text, columns, (share, rows) =>
    say({ is: 'on-its-way', share, rows }),
  );
  const { eventTimeMs, arrivalMs, key } = reading.events;
  say({ is: 'read', reading }, [eventTimeMs.buffer, arrivalMs.buffer, key.buffer]);
}

/** Progress reports name their batch; events of one's own hardly have both of these fields. */
function isProgress(given: string): boolean {
  const first = given.slice(0, 100_000).trimStart().split('\n')[0] ?? '';
  return first.startsWith('{') && first.includes('"batchId"') && first.includes('"numInputRows"');
}

/** Browsers hash only on https and on this machine. */
async function hashOf(bytes: ArrayBuffer): Promise<string> {
  if (!isSecureContext) return '';
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
