/** `npm run dev`, for authors: the site with hot reload, on the same port as `npm start`. */
import { installedNode, run } from './front/child.mjs';
import { install } from './front/install.mjs';
import { portTaken, takenMessage, wantedPort } from './front/port.mjs';
import { giveUp } from './front/say.mjs';

const port = wantedPort();
if (Number.isNaN(port)) giveUp(`PORT=${process.env.PORT} is not a port: give a whole number.`);
if (await portTaken(port)) giveUp(takenMessage(port));
await install();
await run(installedNode(), ['scripts/media.ts', '--report']);
const astro = 'node_modules/astro/bin/astro.mjs';
process.exit(await run(installedNode(), [astro, 'dev', '--port', String(port)]));
