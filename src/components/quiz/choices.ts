import { shuffled } from './notes.ts';
import type { Question } from './schema.ts';

/** What a reader of plain text chooses from: as on the screen; an order or a match by alphabet. */
export function choices(question: Question): string[] {
  if ('options' in question) {
    return shuffled(question.options, question.id).map((option) => plain(option.text));
  }
  if ('steps' in question) return question.steps.map((step) => plain(step.text)).sort();
  if ('pairs' in question) {
    const rights = [...new Set(question.pairs.map((pair) => pair.right))].sort();
    return [question.pairs.map((pair) => pair.left), rights].map((side) =>
      plain(side.join(' \u00b7 ')),
    );
  }
  return [];
}

/** A text of the bank without the marks that set code apart. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}
