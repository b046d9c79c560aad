/**
 * `npm run build [-- --outDir DIR]`: the static site. Three settings come from the environment:
 * COURSE_BASE (the path on the host, such as /course/), SITE (the host's address) and
 * COURSE_AUDIENCE (learner: without the trainer's pages and notes).
 */
import { resolve } from 'node:path';
import { option } from './front/arguments.ts';
import { buildSite } from './front/building.ts';
import { root } from './front/child.mjs';
import { reportFilm } from './media/report.ts';

reportFilm(root);
process.exit(await buildSite(resolve(root, option('outDir') ?? 'dist')));
