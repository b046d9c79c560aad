import { globSync, readFileSync } from 'node:fs';
import { questionFileSchema } from '../../../src/components/quiz/schema.ts';
import { typeOf } from '../../../src/components/quiz/types.ts';
import type { Dice } from '../dice.ts';
import { must, mustEqual, type Kind } from '../fuzz.ts';
import { frozen, hostileJson } from '../json.ts';
import { damaged } from '../strings.ts';

type Question = ReturnType<typeof questionFileSchema.parse>['questions'][number];

const bank = globSync('src/content/quiz/**/*.json')
  .sort()
  .flatMap((file) => questionFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).questions);

interface Given {
  id: string;
  /** JSON text, as storage holds it. */
  answer: string;
}

/** The questions in turn, each with its share of answers: a run of the engine is made only once. */
export const quizAnswers: Kind<Given> = {
  name: 'quiz-answers',
  make(dice, index, count) {
    const question = bank[Math.floor((index / count) * bank.length)] ?? dice.pick(bank);
    return { id: question.id, answer: hostileAnswer(dice, question) };
  },
  async check({ id, answer }) {
    const json = frozen(answer);
    const question = bank.find((one) => one.id === id);
    if (json === undefined || question === undefined) return false;
    const before = JSON.stringify(question);
    const type = typeOf(question);
    const read = type.read(json.value, question);
    if (read === undefined) return false;
    mustEqual(type.read(read, question), read, 'read back');
    type.ready(question, read);
    const { right, notes } = await type.mark(question, read);
    must(typeof right === 'boolean', 'neither right nor wrong');
    must(notes.length <= 20, 'more notes than a question has parts');
    must(
      notes.every(({ text }) => text !== ''),
      'a note without words',
    );
    must(JSON.stringify(question) === before, 'the question was changed');
    return true;
  },
};

function hostileAnswer(dice: Dice, question: Question): string {
  const ids = idsOf(question);
  const id = () => JSON.stringify(dice.pick(ids));
  switch (dice.below(7)) {
    case 0:
      return hostileJson(dice);
    case 1:
      return damaged(dice, JSON.stringify(typeOf(question).blank(question)));
    case 2:
      return id();
    case 3:
      return `[${Array.from({ length: dice.below(8) }, id).join(',')}]`;
    case 4:
      return `{${Array.from({ length: dice.below(6) }, () => `${id()}:${id()}`).join(',')}}`;
    case 5:
      return JSON.stringify(damaged(dice, 'answer' in question ? String(question.answer) : '12,5'));
    default:
      return `{"text":${hostileJson(dice, 4)},"found":[${id()},${hostileJson(dice, 3)}]}`;
  }
}

function idsOf(question: Question): string[] {
  const parts =
    'options' in question
      ? question.options
      : 'steps' in question
        ? question.steps
        : 'pairs' in question
          ? question.pairs
          : [];
  return [...parts.map(({ id }) => id), '__proto__', 'constructor'];
}
