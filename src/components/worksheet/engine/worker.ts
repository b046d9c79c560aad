import { browserEngines } from './browserEngines.ts';
import { openSession, type Answer, type Request, type Session } from './session.ts';

/** What the worker says: it is ready, it could not start, or what came of a statement. */
export type Reply =
  { kind: 'ready' } | { kind: 'broken'; message: string } | { kind: 'answer'; answer: Answer };

const say = (reply: Reply): void => postMessage(reply);

const session: Promise<Session | undefined> = open();

onmessage = (event: MessageEvent<Request>) => void answer(event.data);

async function open(): Promise<Session | undefined> {
  try {
    const { database, translator } = await browserEngines();
    const opened = await openSession(database, translator);
    say({ kind: 'ready' });
    return opened;
  } catch (error) {
    say({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

async function answer(request: Request): Promise<void> {
  const opened = await session;
  if (opened) say({ kind: 'answer', answer: await opened.run(request) });
}
