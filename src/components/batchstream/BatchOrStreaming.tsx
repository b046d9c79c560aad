import type { ReactNode } from 'react';
import {
  bounded,
  Missions,
  rests,
  RunFigure,
  RunPlayer,
  RunPredict,
  TableView,
  Truth,
  useMissions,
  useRunFigure,
  type RunFigureProps,
} from '../player/index.ts';
import { Controls } from './Controls.tsx';
import { Day } from './Day.tsx';
import { MISSIONS } from './missions.ts';
import { modelOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { Questions } from './Questions.tsx';
import { dayClock, readTask, START, writeTask, type Task } from './state.ts';
import { tableOf } from './tables.ts';
import { momentText, titleOf } from './words.ts';

/** Three questions, and the same day processed nightly, hourly and as a stream. */
export const BatchOrStreaming = bounded(Island);

/** The still stands in the afternoon, ms after midnight. */
const STILL_MS = 14.5 * 3_600_000;
/** The fastest the player has: a whole day takes 24 minutes, and Step goes from run to run. */
const SPEED = 60;

const firstTask = (): Task => START;

function openLink(fragment: string) {
  const { task: state, tMs, ignored } = readTask(fragment, STILL_MS);
  return { state, tMs, ignored };
}

function Island({ form = 'small', home }: RunFigureProps): ReactNode {
  const figure = useRunFigure({
    first: firstTask,
    modelOf,
    predictionsFor,
    stillMs: STILL_MS,
    speed: SPEED,
    readLink: form === 'page' && openLink,
  });
  const { model, player, deeds, state: task } = figure;
  const done = useMissions('batch-or-streaming', MISSIONS, { model });

  return (
    <RunFigure
      figure={figure}
      name="batchstream"
      label="Batch or streaming?"
      form={form}
      home={home}
    >
      <Questions
        answers={task.answers}
        advice={model.advice}
        onAnswer={(answers) => deeds.change({ ...task, answers })}
      />
      <figcaption>
        <p className="figure-title">{titleOf(model)}</p>
        <p className="figure-note">
          The line is the age of the result over one day, on a scale of its own; dashed, what is
          needed. The bars below are the time for which a machine runs.
        </p>
      </figcaption>
      <Controls task={task} onChange={deeds.change} />
      <div className="figure-body">
        <div className="figure-main">
          {figure.table ? (
            <TableView tables={[tableOf(model, player.tMs)]} />
          ) : (
            <Day model={model} tMs={player.tMs} />
          )}
          <RunPlayer
            figure={figure}
            clock={dayClock}
            href={() => `${home}${writeTask(task, player.now.get())}`}
          />
          <p className="visually-hidden" role="status">
            {/* No log tells of the runs here: a step is told as any other rest is. */}
            {rests(player) ? momentText(model, player.tMs) : ''}
          </p>
        </div>
        <div className="inspector">
          <RunPredict figure={figure} />
          <Missions missions={MISSIONS} done={done} />
          <Truth>
            The hours of demand, the 5,000 rows a second of one machine and its start-up time are
            assumed; prices differ from contract to contract, so cost is the time for which a
            machine runs. That a stream is about two minutes behind is what the pipeline&apos;s
            Snowflake path shows; fifteen is Gold on Databricks with its ten-minute watermark.
          </Truth>
        </div>
      </div>
    </RunFigure>
  );
}
