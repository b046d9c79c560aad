/**
 * `npm test`: install, then every check. This file runs on Node 20 with nothing installed;
 * scripts/test.ts goes on with the Node that the lock file brings.
 */
import { installedNode, run } from './front/child.mjs';
import { install } from './front/install.mjs';

await install();
process.exit(await run(installedNode(), ['scripts/test.ts']));
