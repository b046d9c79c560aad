/**
 * `node scripts/contents.ts`: what the course holds. Questions by type and by section, and for each
 * row of the fact-check (semantics.md I) the page and the anchor where it is put right.
 */
import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { giveUp, say } from './front/say.mjs';

const DOCS = 'src/content/docs';
/** Rows of the fact-check of the workshop's material. */
const ROWS = 46;

const questionFile = z.object({
  questions: z.array(z.object({ type: z.string(), section: z.string() })),
});
const questions = globSync('src/content/quiz/**/*.json').flatMap(
  (path) => questionFile.parse(JSON.parse(readFileSync(path, 'utf8'))).questions,
);
say(`${questions.length} questions`);
for (const key of ['type', 'section'] as const) {
  const names = [...new Set(questions.map((question) => question[key]))];
  const count = (name: string): number =>
    questions.filter((question) => question[key] === name).length;
  say(`  by ${key}: ${names.map((name) => `${name} ${count(name)}`).join(', ')}`);
}

const places = globSync(`${DOCS}/**/*.mdx`).flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/<Belief\b[^>]*?\brow=\{\[?([\d,\s]+)\]?\}/g)].flatMap(
    ([, rows = '']) => {
      const [first, ...more] = rows.split(',').map(Number);
      const page = path.replaceAll('\\', '/').slice(DOCS.length + 1, -'.mdx'.length);
      return [first, ...more].map((row) => ({ row, place: `${page}/#fact-${first}` }));
    },
  ),
);
say(`${new Set(places.map(({ row }) => row)).size} of ${ROWS} rows of the fact-check placed`);
const missing: number[] = [];
for (let row = 1; row <= ROWS; row++) {
  const here = places.filter((each) => each.row === row).map(({ place }) => place);
  if (here.length === 0) missing.push(row);
  say(`  ${String(row).padStart(2)}  ${here.join(', ')}`);
}
if (missing.length > 0) giveUp(`Rows without a place: ${missing.join(', ')}.`);
