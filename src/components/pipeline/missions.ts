import {
  conservationAt,
  generatorStoppedMs,
  lastNewAt,
  type Conservation,
} from '../../sim/index.ts';
import type { Mission } from '../player/index.ts';
import { momentOf, type PipelineModel, type PipelineMoment } from './model.ts';

/** What missions look at: the moment, and how it stood when the reader set off for it. */
interface PipelineFacts {
  model: PipelineModel;
  moment: PipelineMoment;
  /** The moment before the last step, play or seek. */
  before: PipelineMoment;
  /** Where every event is; counted only while t rests, because it takes a while. */
  conservation: Conservation | undefined;
}

/** Gathers what missions look at. All times ms. */
export function factsFor(
  model: PipelineModel,
  moment: PipelineMoment,
  fromMs: number,
  resting: boolean,
): PipelineFacts {
  const broken = model.scenario.actions.some(({ do: what }) =>
    ['crash', 'delete-checkpoint'].includes(what),
  );
  return {
    model,
    moment,
    before: momentOf(model, Math.min(fromMs, moment.tMs)),
    conservation: resting && broken ? conservationAt(model.run, moment.tMs) : undefined,
  };
}

/** The tasks of this figure, after the practice: each is ticked by what the run did. */
export const MISSIONS: readonly Mission<PipelineFacts>[] = [
  {
    id: 'relay-runs',
    task: 'Confirm that the relay runs: play until it has written a file and committed its offsets.',
    done: ({ moment, before }) =>
      moment.view.files.count > before.view.files.count &&
      moment.view.partitions.some(
        ({ relay }, p) => relay > (before.view.partitions[p]?.relay ?? -1),
      ),
  },
  {
    id: 'pipe',
    task: 'Create the pipe on the stage (CREATE OR REPLACE PIPE), and see it load the files that come from then on.',
    done: ({ model, moment }) => {
      const created = model.scenario.actions.find(
        (action) =>
          action.do === 'create' && action.what === 'pipe' && action.at < moment.sinceStartMs,
      );
      if (!created) return false;
      const { loaded } = momentOf(model, model.run.startMs + created.at).view.pipe;
      return moment.view.pipe.loaded >= loaded + 3;
    },
  },
  {
    id: 'silver-fills',
    task: 'Watch the Silver dynamic table gain a thousand rows without running anything.',
    done: ({ moment, before }) =>
      moment.view.tables.silver.rows >= before.view.tables.silver.rows + 1000 &&
      before.view.tables.silver.rows > 0,
  },
  {
    id: 'dry',
    task: 'Stop the generator, say which stage dries up first, and play until the last one has.',
    done: ({ model, moment }) => {
      const stoppedMs = generatorStoppedMs(model.run);
      const last = Math.max(...Object.values(lastNewAt(model.run)));
      // Dry is what has had the time to get something new, and did not.
      return stoppedMs <= moment.tMs && last <= moment.tMs && model.run.endMs >= last + 60_000;
    },
  },
  {
    id: 'checkpoint',
    task: 'Delete the checkpoint of Bronze on Databricks, start the query again: what happened to the numbers?',
    done: ({ model, moment, conservation }) =>
      model.scenario.actions.some(
        ({ do: what, at }) => what === 'delete-checkpoint' && at <= moment.sinceStartMs,
      ) &&
      moment.view.on.bronze &&
      conservation !== undefined &&
      conservation.databricks.lost + conservation.databricks.duplicates > 0,
  },
  {
    id: 'relay-twice',
    task: 'Kill the relay between upload and commit, start it again, and find the duplicates in Bronze.',
    done: ({ conservation }) => (conservation?.snowflake.duplicates ?? 0) > 0,
  },
  {
    id: 'broken-line',
    task: 'Let the relay write a broken line, and find out how many good rows were skipped with it.',
    done: ({ moment }) => moment.view.pipe.skipped > 0,
  },
];
