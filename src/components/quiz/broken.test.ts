import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A site with the course's own content configuration and one file of questions. */
const site = resolve('.cache/broken-quiz');
const file = join(site, 'src/content/quiz/theory/kafka.json');

const good = {
  ...{ type: 'single', id: 'a-question', revision: 1, idea: 'an-idea', section: 'theory/kafka' },
  ...{ ask: 'What is it that we ask?', because: 'Because it is so and not otherwise.' },
  sources: [{ title: 'A source' }],
  remedy: { page: 'theory/kafka' },
  options: ['one', 'two', 'three'].map((id) => ({
    ...{ id, text: id, right: id === 'one' },
    feedback: 'A feedback that is long enough.',
  })),
};

beforeAll(() => {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(join(site, 'src/content/quiz/theory'), { recursive: true });
  writeFileSync(join(site, 'astro.config.mjs'), 'export default {};\n');
  writeFileSync(join(site, 'package.json'), '{ "type": "module" }\n');
  symlinkSync(resolve('src/content.config.ts'), join(site, 'src/content.config.ts'));
  cpSync('src/content/glossary.json', join(site, 'src/content/glossary.json'));
  cpSync('src/content/docs/next-module.mdx', join(site, 'src/content/docs/next-module.md'));
});
afterAll(() => rmSync(site, { recursive: true, force: true }));

/** What the site's build says of its content, and whether it goes on. */
function check(question: object): { ok: boolean; text: string } {
  writeFileSync(file, JSON.stringify({ questions: [question] }));
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const run = spawnSync(process.execPath, [astro, 'sync', '--root', site, '--force'], {
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    encoding: 'utf8',
  });
  return { ok: run.status === 0, text: run.stdout + run.stderr };
}

describe('a file of questions that is wrong stops the build', () => {
  it('and a right one does not', () => {
    const { ok, text } = check(good);
    expect(ok, text).toBe(true);
  });

  it.each([
    ['a text where a number belongs', { ...good, revision: 'one' }, /revision/, /number/, /string/],
    ['a text too short', { ...good, because: 'So.' }, /because/, /at least 20/, /"So\."/],
    ['an unknown type', { ...good, type: 'riddle' }, /type/, /single/, /riddle/],
    ['no right option', { ...good, options: good.options.slice(1) }, /options/, /3/, /"two"/],
    ['an id with a space', { ...good, id: 'a b' }, /id/, /stable id/, /a-z/],
  ] as const)('%s: file, path, expected and found', (_name, question, path, expected, found) => {
    const { ok, text } = check(question);
    expect(ok).toBe(false);
    for (const part of [/kafka\.json|quiz → theory\/kafka/, path, expected, found]) {
      expect(text).toMatch(part);
    }
  });
});
