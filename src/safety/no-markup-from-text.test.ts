import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Every way in which a source can turn a text into elements or into code. */
const interpreters =
  /dangerouslySetInnerHTML|set:html|\.(inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|\.srcdoc\b|document\.write|\beval\(|new Function\(|javascript:/;

/** The ones that may, with what makes them safe; lint forbids the same in TypeScript. */
const reasons: Record<string, string> = {
  'src/components/course/Diagram.astro':
    'set:html with the pictures that `npm run diagrams` drew and the repository holds; the build fails when a source and its picture differ, and nothing that a reader types reaches it.',
  'src/components/quiz/QuizSet.astro':
    'set:html with the questions of the repository as JSON, every "<" written as an escape, in a script of a type that no browser runs; the quiz parses it as JSON.',
};

test('no page turns a text into elements or code, but where the reason is written here', () => {
  const used = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(tsx?|astro|mdx|js|mjs)$/.test(path) && !path.includes('.test.'))
    .filter((path) => interpreters.test(readFileSync(path, 'utf8')));
  expect(used).toEqual(Object.keys(reasons));
});
