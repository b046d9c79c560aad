/** `npm run licences`: writes which packages the course is made with, under which licences. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './front/child.mjs';
import { say } from './front/say.mjs';
import { writtenLicences } from './licences/written.ts';

const file = join('public', 'third-party-licences.txt');
const text = writtenLicences(root);
writeFileSync(join(root, file), text);
say(`${file}: ${Math.round(text.length / 1000)} kB.`);
