import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measured } from './measure.ts';
import { questionFileSchema } from './schema.ts';
import { typeOf } from './types.ts';
import type { Remedy } from './question.ts';

const folder = 'src/content/quiz';
const files = globSync(`${folder}/**/*.json`);
const questions = files.flatMap(
  (file) => questionFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).questions,
);

/** Heading ids of a page as the site makes them: lower case, marks dropped, spaces to hyphens. */
function headings(page: string): string[] {
  const text = readFileSync(`src/content/docs/${page}.mdx`, 'utf8');
  return [...text.matchAll(/^#{2,4} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function remediesOf(question: (typeof questions)[number]): Remedy[] {
  const own = 'options' in question ? question.options.map((option) => option.remedy) : [];
  const traps = 'traps' in question ? question.traps.map((trap) => trap.remedy) : [];
  return [question.remedy, ...own, ...traps].filter((remedy) => remedy !== undefined);
}

describe('the questions', () => {
  it('have ids of their own', () => {
    const ids = questions.map((question) => question.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it.each(questions.map((question) => [question.id, question] as const))(
    '%s sends the reader to a paragraph that is there',
    (_id, question) => {
      expect(() => headings(question.section)).not.toThrow();
      for (const remedy of remediesOf(question)) {
        const found = headings(remedy.page);
        if (remedy.heading) expect(found).toContain(remedy.heading);
      }
    },
  );

  it.each(questions.map((question) => [question.id, question] as const))(
    '%s is not answered by a reader who touches nothing, and its key is marked right',
    (_id, question) => {
      const type = typeOf(question);
      expect(type.mark(question, type.blank(question)).right).toBe(false);
      expect(type.key(question).length).toBeGreaterThan(0);
      expect(type.mark(question, rightAnswer(question)).right).toBe(true);
    },
  );

  it.each(
    questions.flatMap((question) =>
      question.type === 'run' ? [[question.id, question] as const] : [],
    ),
  )('%s: the engine gives the printed key', (_id, question) => {
    expect(measured(question.run)).toBe(question.answer);
  });
});

function rightAnswer(question: (typeof questions)[number]): unknown {
  switch (question.type) {
    case 'single':
      return question.options.find((option) => option.right)?.id;
    case 'several':
      return question.options.filter((option) => option.right).map((option) => option.id);
    case 'order':
      return question.steps.map((step) => step.id);
    case 'match':
      return Object.fromEntries(question.pairs.map((pair) => [pair.id, pair.id]));
    case 'number':
    case 'run':
      return String(question.answer);
    case 'short':
      return {
        text: question.model,
        found: question.rubric.map((point) => point.id),
        shown: true,
      };
  }
}
