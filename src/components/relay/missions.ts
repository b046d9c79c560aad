import type { Mission } from '../player/index.ts';
import { samePath, type RelayModel, type RelayMoment } from './model.ts';

/** What missions look at. */
interface RelayFacts {
  model: RelayModel;
  moment: RelayMoment;
}

/** The tasks of this figure: each is ticked by what the relay did. */
export const MISSIONS: readonly Mission<RelayFacts>[] = [
  {
    id: 'count-wins',
    task: 'Let the count win: see a file flushed because the buffer was full.',
    done: ({ moment }) => moment.files.some((file) => file.reason === 'count'),
  },
  {
    id: 'again',
    task: 'Kill the relay so that, after a restart, records are written a second time.',
    done: ({ moment }) => moment.outcomes.some(({ again }) => again > 0),
  },
  {
    id: 'never',
    task: 'Lose records for good by changing only when offsets are committed, and a kill.',
    done: ({ model, moment }) =>
      model.scenario.relay.naming === 'unique' &&
      moment.conservation.lostBecause.committedUnwritten > 0,
  },
  {
    id: 'same-name',
    task: 'Name files by their start offset, and get two different files under one name.',
    done: ({ model, moment }) =>
      model.scenario.relay.naming === 'start-offset' &&
      moment.files.some((file) => !Number.isNaN(file.uploadedMs) && samePath(moment.files, file)),
  },
  {
    id: 'moved',
    task: 'With two consumers, have a commit refused because the partition has moved.',
    done: ({ moment }) => moment.outcomes.some(({ what }) => what === 'commitRefused'),
  },
];
