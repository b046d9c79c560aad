import type { ReactNode } from 'react';
import type { AnyQuestion, Remedy } from './question.ts';

/** What an answer is worth: right or not, and what to say about each thing that was wrong. */
export interface Mark {
  right: boolean;
  /** One line for each part of the answer: what was picked, whether it holds, and why. */
  notes: readonly Note[];
}

/** What to say about one part of an answer. */
export interface Note {
  /** The part that is spoken of, as the reader saw it. */
  about: string;
  text: string;
  /** Where to read again; left out when the part is right. */
  remedy?: Remedy | undefined;
}

/** What the controls of a question are given. */
export interface AnswerProps<Q, A> {
  question: Q;
  answer: A;
  /** After the answer is given the controls show it and take no more. */
  locked: boolean;
  onChange: (answer: A) => void;
}

/**
 * A type of question. Answers are JSON values made of stable ids, so that they survive a
 * reordering of options and can be stored and merged.
 */
export interface QuestionType<Q extends AnyQuestion, A> {
  /** The answer of a reader who has not touched it yet. */
  blank: (question: Q) => A;
  /** Reads an answer back from storage; undefined when it no longer fits the question. */
  read: (saved: unknown, question: Q) => A | undefined;
  /** Whether the answer can be given. */
  ready: (question: Q, answer: A) => boolean;
  /** A promise where the key has to be computed first. */
  mark: (question: Q, answer: A) => Mark | Promise<Mark>;
  /** The right answer in words: for the answer key in print and for readers without JavaScript. */
  key: (question: Q) => string;
  Answer: (props: AnswerProps<Q, A>) => ReactNode;
}
