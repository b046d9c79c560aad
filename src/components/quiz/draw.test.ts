import { createActor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { attemptMachine } from './attempt.ts';
import { draw, wrongOnes } from './draw.ts';
import type { AnyQuestion } from './question.ts';

const question = (id: string, idea: string): AnyQuestion => ({
  ...{ type: 'single', id, revision: 1, idea, section: 'theory/kafka', ask: 'What is it?' },
  ...{ because: 'Because it is so.', sources: [], remedy: { page: 'theory/kafka' } },
});
const bank = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((idea) =>
  [1, 2].map((n) => question(`${idea}-${n}`, idea)),
);

describe('a draw of questions', () => {
  it('asks five different ideas', () => {
    const ideas = draw(bank, 5, 0, {}).map((q) => q.idea);
    expect(new Set(ideas).size).toBe(5);
  });

  it('asks other variants of an idea in the second round', () => {
    const first = draw(bank, 6, 0, {}).map((q) => q.id);
    const second = draw(bank, 6, 1, {}).map((q) => q.id);
    expect(first.filter((id) => second.includes(id))).toEqual([]);
  });

  it('asks what is not yet known first', () => {
    const known = { 'a-1': { revision: 1, right: true }, 'b-2': { revision: 1, right: true } };
    const ideas = draw(bank, 4, 0, known).map((q) => q.idea);
    expect(ideas.sort()).toEqual(['c', 'd', 'e', 'f']);
  });

  it('asks a variant that was not answered on an earlier visit before one that was', () => {
    const known = { 'a-1': { revision: 1, right: false }, 'b-1': { revision: 1, right: true } };
    const ids = draw(bank, 6, 0, known).map((q) => q.id);
    expect(ids).toContain('a-2');
    expect(ids).toContain('b-2');
  });

  it('never asks more than there are, nor one twice', () => {
    const ids = draw(bank, 99, 3, {}).map((q) => q.id);
    expect(ids.length).toBe(12);
    expect(new Set(ids).size).toBe(12);
  });

  it('retries what was wrong and what was answered to an earlier wording', () => {
    const known = {
      'a-1': { revision: 1, right: false },
      'b-1': { revision: 0, right: true },
      'c-1': { revision: 1, right: true },
    };
    expect(wrongOnes(bank, known).map((q) => q.id)).toEqual(['a-1', 'b-1']);
  });
});

describe('an attempt', () => {
  it('goes from question to question and ends after the last', () => {
    const actor = createActor(attemptMachine).start();
    actor.send({ type: 'start', ids: ['a-1', 'b-1'], review: false });
    const mark = { right: true, notes: [] };
    actor.send({ type: 'give', id: 'a-1', mark });
    expect(actor.getSnapshot().value).toBe('marked');
    actor.send({ type: 'next' });
    expect(actor.getSnapshot().context.index).toBe(1);
    actor.send({ type: 'give', id: 'b-1', mark: { right: false, notes: [] } });
    actor.send({ type: 'next' });
    expect(actor.getSnapshot().value).toBe('done');
    expect(Object.keys(actor.getSnapshot().context.marks)).toEqual(['a-1', 'b-1']);
  });

  it('does not start without a question', () => {
    const actor = createActor(attemptMachine).start();
    actor.send({ type: 'start', ids: [], review: false });
    expect(actor.getSnapshot().value).toBe('closed');
  });
});
