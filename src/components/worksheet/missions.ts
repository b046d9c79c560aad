import type { Mission } from '../player/index.ts';
import type { SheetState } from './sheetState.ts';

/** What there is to do in the Snowflake worksheet; ticked by what the account then holds. */
export const SNOWFLAKE_MISSIONS: readonly Mission<SheetState>[] = [
  {
    id: 'pipe',
    task: 'Create schema, Bronze, stage and pipe.',
    done: ({ holding }) => holding?.pipe === true,
  },
  {
    id: 'bronze',
    task: 'Let the clock run until Bronze holds events.',
    done: ({ holding }) => (holding?.bronze ?? 0) > 0,
  },
  {
    id: 'tables',
    task: 'Create Silver and Gold, and find rows in both.',
    done: ({ holding }) => (holding?.silver ?? 0) > 0 && (holding?.gold ?? 0) > 0,
  },
  {
    id: 'grow',
    task: 'See Gold grow: query it, wait a minute, query it again.',
    done: ({ goldEvents }) => new Set(goldEvents.filter((events) => events > 0)).size > 1,
  },
  {
    id: 'lag',
    task: 'Find the shortest target lag that Snowflake accepts, by being refused.',
    done: ({ ran }) =>
      ran.some(
        ({ outcome }) => outcome.kind === 'error' && /minimum is 60 sec/.test(outcome.message),
      ),
  },
  {
    id: 'own',
    task: 'Write a dynamic table of your own.',
    done: ({ holding }) => (holding?.own ?? 0) > 0,
  },
];
