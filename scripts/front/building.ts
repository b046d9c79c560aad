/** One build of the site into one folder. */
import { checkPictures } from '../diagrams/check.ts';
import { installedNode, root, run } from './child.mjs';
import { say } from './say.mjs';
import { sourcesHash, stampBuild } from './sources.ts';

/** Astro refuses older versions with a stack trace; this is the sentence a person can use. */
const oldestNode = [22, 12] as const;

/**
 * @param outDir folder that receives the site; what was in it is replaced
 * @returns the exit code of the build, 0 when the site is there
 */
export async function buildSite(outDir: string): Promise<number> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    say(`A build needs Node ${oldestNode.join('.')} or newer: use \`npm run build\`.`);
    return 1;
  }
  const stale = checkPictures(root);
  for (const sentence of stale) say(sentence);
  if (stale.length > 0) return 1;
  const hash = sourcesHash(root);
  const code = await run(installedNode(), [
    ...['node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir],
  ]);
  if (code === 0) stampBuild(outDir, hash);
  return code;
}
