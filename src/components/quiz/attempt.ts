import { assign, setup } from 'xstate';
import type { Mark } from './contract.ts';

/** One attempt: the ids to ask in order, where we are, and what has been marked so far. */
interface Attempt {
  ids: readonly string[];
  index: number;
  marks: Readonly<Record<string, Mark>>;
  /** Whether earlier answers are looked at again instead of new ones being given. */
  review: boolean;
}

type Event =
  | { type: 'start'; ids: readonly string[]; review: boolean }
  | { type: 'give'; id: string; mark: Mark }
  | { type: 'next' }
  | { type: 'leave' };

/** The flow of a quiz attempt: closed, asking, marked (the answer is explained), done. */
export const attemptMachine = setup({
  types: { context: {} as Attempt, events: {} as Event },
  guards: { last: ({ context }) => context.index >= context.ids.length - 1 },
}).createMachine({
  context: { ids: [], index: 0, marks: {}, review: false },
  initial: 'closed',
  on: {
    start: {
      target: '.asking',
      guard: ({ event }) => event.ids.length > 0,
      actions: assign({
        ids: ({ event }) => event.ids,
        review: ({ event }) => event.review,
        index: 0,
        marks: {},
      }),
    },
    leave: '.closed',
  },
  states: {
    closed: {},
    asking: {
      on: {
        give: {
          target: 'marked',
          actions: assign({
            marks: ({ context, event }) => ({ ...context.marks, [event.id]: event.mark }),
          }),
        },
      },
    },
    marked: {
      on: {
        next: [
          { target: 'done', guard: 'last' },
          { target: 'asking', actions: assign({ index: ({ context }) => context.index + 1 }) },
        ],
      },
    },
    done: {},
  },
});
