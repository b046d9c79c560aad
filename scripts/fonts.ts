/**
 * `npm run fonts`: cuts the course's faces down to the characters and weights that its own text
 * uses, and writes their style sheet. Fontsource's whole files stay for what a reader's data holds.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faces, styleSheet } from './fonts/faces.ts';
import { smallFile } from './fonts/subset.ts';
import { root } from './front/child.mjs';
import { say } from './front/say.mjs';

const folder = join(root, 'src', 'styles', 'fonts');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'faces.css'), styleSheet());
for (const face of faces) {
  const file = await smallFile(face);
  writeFileSync(join(folder, `${face.name}.woff2`), file);
  say(`${face.name}.woff2: ${(file.length / 1000).toFixed(1)} kB.`);
}
