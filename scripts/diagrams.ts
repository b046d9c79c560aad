/**
 * `npm run diagrams`: draws the diagrams whose source or colours have changed, for both themes.
 * With `--check` it only says which are out of date, and exits with 1 if any is.
 */
import { checkPictures } from './diagrams/check.ts';
import { allPictures } from './diagrams/pictures.ts';
import { flag } from './front/arguments.ts';
import { root } from './front/child.mjs';
import { giveUp, say } from './front/say.mjs';

const stale = checkPictures(root);
if (flag('check')) {
  if (stale.length > 0) giveUp(stale.join('\n[course] '));
  say('Every diagram is as its source says.');
} else if (stale.length === 0 && !flag('all')) {
  say('Every diagram is as its source says; nothing to draw (--all draws them anyway).');
} else {
  // Loaded only here, so that the check needs no browser driver.
  const { renderPictures } = await import('./diagrams/render.ts');
  await renderPictures(root, allPictures(root));
}
