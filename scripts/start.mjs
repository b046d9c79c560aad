/**
 * `npm start`: install, build when something changed, serve. This file runs on Node 20 with
 * nothing installed; scripts/start.ts goes on with the Node that the lock file brings.
 */
import { installedNode, run } from './front/child.mjs';
import { install } from './front/install.mjs';
import { portTaken, takenMessage, wantedPort } from './front/port.mjs';
import { giveUp } from './front/say.mjs';

const port = wantedPort();
if (Number.isNaN(port)) giveUp(`PORT=${process.env.PORT} is not a port: give a whole number.`);
// Asked first, so that nobody waits for an install only to hear this.
if (await portTaken(port)) giveUp(takenMessage(port));
await install();
process.exit(await run(installedNode(), ['scripts/start.ts', String(port)]));
