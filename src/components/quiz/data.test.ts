import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measured } from './measure/index.ts';
import { shuffled } from './notes.ts';
import { questionFileSchema, type Question } from './schema.ts';
import { restorable, typeOf } from './types.ts';
import type { Remedy } from './question.ts';

const folder = 'src/content/quiz';
const files = globSync(`${folder}/**/*.json`);
const questions = files.flatMap(
  (file) => questionFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).questions,
);

/** Where a remedy may point on a page: its headings' ids as the site makes them, and own anchors. */
function anchors(page: string): string[] {
  const text = readFileSync(`src/content/docs/${page}.mdx`, 'utf8');
  const beliefs = [...text.matchAll(/row=\{\[?(\d+)/g)].map(([, row]) => `fact-${row}`);
  const named = [...text.matchAll(/<(?:Belief|Depth)\s[^>]*?\bid="([^"]+)"/g)].flatMap(
    ([, id = '']) => id,
  );
  const headings = [...text.matchAll(/^#{2,4} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
  return [...headings, ...beliefs, ...named];
}

function remediesOf(question: (typeof questions)[number]): Remedy[] {
  const own = 'options' in question ? question.options.map((option) => option.remedy) : [];
  const traps = 'traps' in question ? question.traps.map((trap) => trap.remedy) : [];
  return [question.remedy, ...own, ...traps].filter((remedy) => remedy !== undefined);
}

const ofType = (type: string) => questions.filter((question) => question.type === type);

describe('the bank of questions', () => {
  it('holds at least 40, of every type, and at least 8 that the simulation answers', () => {
    expect(questions.length).toBeGreaterThanOrEqual(40);
    for (const type of ['single', 'several', 'order', 'match', 'number', 'short']) {
      expect(ofType(type).length, type).toBeGreaterThanOrEqual(2);
    }
    expect(ofType('run').length).toBeGreaterThanOrEqual(8);
  });

  it('has two to six questions for every page of theory and practice', () => {
    const pages = globSync('src/content/docs/{theory,practice}/*.mdx').map((file) =>
      file.replaceAll('\\', '/').replace(/^src\/content\/docs\/|\.mdx$/g, ''),
    );
    for (const page of pages) {
      const here = questions.filter((question) => question.section === page);
      expect(here.length, page).toBeGreaterThanOrEqual(2);
      expect(here.length, page).toBeLessThanOrEqual(6);
    }
  });

  it('asks most ideas in more than one way', () => {
    const ideas = [...new Set(questions.map((question) => question.idea))];
    const varied = ideas.filter(
      (idea) => questions.filter((question) => question.idea === idea).length > 1,
    );
    expect(varied.length / ideas.length).toBeGreaterThan(0.5);
  });

  it('shows the right option in every place, not mostly in one', () => {
    const places = questions.flatMap((question) =>
      question.type === 'single'
        ? shuffled(question.options, question.id).findIndex(({ right }) => right)
        : [],
    );
    for (const place of new Set(places)) {
      const share = places.filter((each) => each === place).length / places.length;
      expect(share, `place ${place + 1}`).toBeLessThan(0.5);
    }
  });

  it('has the three open questions of the module as written tasks', () => {
    expect(
      ofType('short')
        .map((question) => question.id)
        .sort(),
    ).toEqual(['open-state', 'open-three-questions', 'open-watermark']);
  });
});

describe('the questions', () => {
  it('have ids of their own', () => {
    const ids = questions.map((question) => question.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it.each(questions.map((question) => [question.id, question] as const))(
    '%s sends the reader to a paragraph that is there',
    (_id, question) => {
      expect(() => anchors(question.section)).not.toThrow();
      for (const remedy of remediesOf(question)) {
        const found = anchors(remedy.page);
        if (remedy.heading) expect(found).toContain(remedy.heading);
      }
    },
  );

  it.each(questions.map((question) => [question.id, question] as const))(
    '%s is not answered by a reader who touches nothing, and its key is marked right',
    async (_id, question) => {
      const type = typeOf(question);
      expect((await type.mark(question, type.blank(question))).right).toBe(false);
      expect(type.key(question).length).toBeGreaterThan(0);
      expect((await type.mark(question, rightAnswer(question))).right).toBe(true);
    },
  );

  it.each(questions.map((question) => [question.id, question] as const))(
    '%s reads a kept answer back after its options were put in another order',
    async (_id, question) => {
      const { revision } = question;
      const turned = reordered(question);
      const kept = { revision, answer: JSON.parse(JSON.stringify(rightAnswer(question))) };
      expect(restorable(turned, kept)).toBe(true);
      const type = typeOf(turned);
      const answer = type.read(kept.answer, turned);
      // The order of steps is itself the question: an old order is shown, and marked by the new.
      if (question.type !== 'order') {
        expect((await type.mark(turned, answer)).right).toBe(true);
      }
      expect(restorable(turned, { ...kept, revision: revision - 1 })).toBe(false);
      expect(restorable(turned, { revision, answer: { of: 'another release' } })).toBe(false);
    },
  );

  it.each(
    questions.flatMap((question) =>
      question.type === 'run' ? [[question.id, question] as const] : [],
    ),
  )('%s: the engine gives the printed key', (_id, question) => {
    expect(measured(question.run).value).toBe(question.answer);
  });
});

/** The same question with its options, pairs, steps or points the other way round. */
function reordered(question: Question): Question {
  switch (question.type) {
    case 'single':
    case 'several':
      return { ...question, options: question.options.toReversed() };
    case 'order':
      return { ...question, steps: question.steps.toReversed() };
    case 'match':
      return { ...question, pairs: question.pairs.toReversed() };
    case 'short':
      return { ...question, rubric: question.rubric.toReversed() };
    case 'number':
    case 'run':
      return question;
  }
}

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
