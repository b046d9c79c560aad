/**
 * `npm run media`: the animation page shows the film when a playable one is in place, and the
 * drawn story when there is none. A film that cannot be played changes nothing and exits with 1;
 * with `--report`, as in `npm run dev`, it is only named. `--root` names another repository.
 */
import { flag, option } from './front/arguments.ts';
import { root as repository } from './front/child.mjs';
import { giveUp, say } from './front/say.mjs';
import { BadFilm } from './media/inspect.ts';
import { findFilm, writeRecord } from './media/record.ts';
import { complaint, describe, reportFilm } from './media/report.ts';

const root = option('root') ?? repository;
if (flag('report')) {
  reportFilm(root);
} else {
  try {
    const record = findFilm(root);
    const changed = writeRecord(root, record);
    say(`${describe(record)} ${changed ? 'The record was updated.' : 'Nothing changed.'}`);
  } catch (error) {
    if (!(error instanceof BadFilm)) throw error;
    giveUp(`${complaint(error)} Nothing was changed.`);
  }
}
