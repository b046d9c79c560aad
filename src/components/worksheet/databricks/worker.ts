import { browserEngines } from '../engine/browserEngines.ts';
import type { Asked, Reply } from '../engine/client.ts';
import { messageOf } from '../engine/messageOf.ts';
import { labNotebooks } from './notebooks.ts';
import type { CellAnswer, CellRequest, ReportRequest } from './answers.ts';
import { openNotebooks, type Engines } from './session.ts';

/** A cell to run, or the newest report of a query. */
export type NotebookRequest = CellRequest | ReportRequest;
/** A report is null while there is none. */
export type NotebookAnswer = CellAnswer | { report: object | null };

const say = (reply: Reply<NotebookAnswer>): void => postMessage(reply);

let loading: ReturnType<Engines> | undefined;

/** A database that is gone is loaded anew for the next query. */
function forget(): void {
  loading = undefined;
}

/** The database loads while the first cells run: they do not need it. One that failed is tried again. */
const engines: Engines = () => {
  loading ??= browserEngines((share) => say({ kind: 'loading', share })).catch(
    (reason: unknown) => {
      loading = undefined;
      say({ kind: 'loading', share: 0 });
      throw reason;
    },
  );
  return loading;
};

const session = openNotebooks(engines, labNotebooks, forget);

onmessage = (event: MessageEvent<Asked<NotebookRequest>>) => {
  // Else the page would wait for an answer that does not come.
  answer(event.data).catch((error: unknown) => say({ kind: 'broken', message: messageOf(error) }));
};

async function answer({ id, request }: Asked<NotebookRequest>): Promise<void> {
  const answered =
    'layer' in request ? { report: session.report(request) } : await session.run(request);
  say({ kind: 'answer', id, answer: answered });
}

say({ kind: 'ready' });
// A failure is said where rows are asked for.
engines().catch(() => undefined);
