/** The second half of `npm start`: builds when a source has changed, then serves until Ctrl-C. */
import { join } from 'node:path';
import { courseBase } from './front/base.ts';
import { buildSite } from './front/building.ts';
import { root } from './front/child.mjs';
import { takenMessage } from './front/port.mjs';
import { giveUp, say, seconds } from './front/say.mjs';
import { serveSite } from './front/site.ts';
import { isBuiltFrom, sourcesHash } from './front/sources.ts';
import { reportFilm } from './media/report.ts';

const port = Number(process.argv[2]);
const dist = join(root, 'dist');

reportFilm(root);
if (isBuiltFrom(dist, sourcesHash(root))) {
  say('The site is built already, and nothing has changed since.');
} else {
  say('Building the site ...');
  const began = Date.now();
  const code = await buildSite(dist);
  if (code === 130) process.exit(130);
  if (code !== 0) giveUp('The site was not built: the reason is above.');
  say(`Built in ${seconds(Date.now() - began)}.`);
}

const end = () => {
  say('Stopped.');
  process.exit(0);
};
process.once('SIGINT', end).once('SIGTERM', end);

try {
  await serveSite(dist, port, courseBase());
  say(`The course is open at http://localhost:${port}${courseBase()}  (Ctrl-C ends it)`);
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  giveUp(taken ? takenMessage(port) : `The site cannot be served: ${String(error)}`);
}
