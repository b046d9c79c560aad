import { browserEngines } from './browserEngines.ts';
import type { Asked, Reply } from './client.ts';
import { messageOf } from './messageOf.ts';
import { openSession, type Answer, type Request, type Session } from './session.ts';

const say = (reply: Reply<Answer>): void => postMessage(reply);

const session: Promise<Session | undefined> = open();

onmessage = (event: MessageEvent<Asked<Request>>) => {
  // Else the page would wait for an answer that does not come.
  answer(event.data).catch((error: unknown) => say({ kind: 'broken', message: messageOf(error) }));
};

async function open(): Promise<Session | undefined> {
  try {
    const { database, translator } = await browserEngines((share) =>
      say({ kind: 'loading', share }),
    );
    const opened = await openSession(database, translator);
    say({ kind: 'ready' });
    return opened;
  } catch (error) {
    say({ kind: 'broken', message: messageOf(error) });
    return undefined;
  }
}

async function answer({ id, request }: Asked<Request>): Promise<void> {
  const opened = await session;
  if (opened) say({ kind: 'answer', id, answer: await opened.run(request) });
}
