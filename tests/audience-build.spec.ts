import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { readSections } from '../scripts/rehearse/sections.ts';

const marker = 'trainer-note-';

/** Every sentence that only a trainer may read. */
const sentences = readSections(process.cwd())
  .flatMap((section) => section.steps)
  .flatMap(({ say, notes, ask, figure }) => [
    ...[...say, ...notes, ...(figure ? [figure.do] : [])],
    ...(ask ?? []).flatMap(({ question, expect: answers }) => [question, ...answers]),
  ]);

/** Letters only: quotes, tags and escapes differ from file to file, the words do not. */
const letters = (text: string) =>
  text
    .replaceAll(/&#?\w+;|\\u[0-9a-f]{4}/gi, '')
    .replaceAll(/[^a-z0-9]/gi, '')
    .toLowerCase();

/** The text of every file of a site, unpacked where it is packed (search fragments, archives). */
function unpack(dir: string): { path: string; text: string }[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(dir, path)).isFile())
    .map((path) => {
      const bytes = readFileSync(join(dir, path));
      const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return { path, text: (packed ? gunzipSync(bytes) : bytes).toString('utf8') };
    });
}

const dist = process.env.TEST_DIST ?? 'dist';

test('the site for everybody has the trainer’s view with every note, marked', () => {
  const page = readFileSync(join(dist, 'trainer/index.html'), 'utf8');
  const words = letters(page);
  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter((sentence) => !words.includes(letters(sentence)))).toEqual([]);
  expect(page.split(marker).length).toBeGreaterThan(sentences.length);
});

test('only the trainer’s page has notes, and the search knows none of them', () => {
  const holders = unpack(dist).filter(({ text }) => text.includes(marker));
  expect(holders.map(({ path }) => path.replaceAll('\\', '/'))).toEqual(['trainer/index.html']);
});

test('the site for learners has no note in any file', () => {
  test.setTimeout(300_000);
  const out = mkdtempSync(join(tmpdir(), 'learner-'));
  try {
    execFileSync(process.execPath, ['scripts/build.ts', '--outDir', out], {
      env: { ...process.env, COURSE_AUDIENCE: 'learner', ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: 'pipe',
    });
    const files = unpack(out);
    expect(files.some(({ path }) => path.includes('pagefind'))).toBe(true);
    expect(files.filter(({ path }) => /^(trainer|audience)\b/.test(path))).toEqual([]);
    for (const { path, text } of files) {
      expect(text.includes(marker), `${path} holds a marker`).toBe(false);
      expect(text.includes('/trainer/'), `${path} leads to the trainer's view`).toBe(false);
      const words = letters(text);
      const found = sentences.filter((sentence) => words.includes(letters(sentence)));
      expect(found, path).toEqual([]);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
