import { useState, type ReactNode } from 'react';
import type { Action } from '../../sim/index.ts';
import {
  bounded,
  happened,
  RunFigure,
  RunLog,
  RunPlayer,
  RunTasks,
  TableView,
  Truth,
  useRunFigure,
  useStable,
  type RunFigureProps,
} from '../player/index.ts';
import type { Undated } from '../pipeline/parts.ts';
import { runOpener, writeFigureLink } from '../runlink/index.ts';
import { Controls } from './Controls.tsx';
import { Curve } from './Curve.tsx';
import { Delay } from './Delay.tsx';
import { Files } from './Files.tsx';
import { Kill } from './Kill.tsx';
import { MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { Outcomes } from './Outcomes.tsx';
import { predictionsFor } from './predictions.ts';
import { Process } from './Process.tsx';
import { startScenario, withAction, withChoices, type RelayChoices } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { clockText, titleOf } from './words.ts';

/** How far the still stands into the run, ms: one file written, the next one filling. */
const STILL_MS = 18_400;
/** How far back the log reaches, ms. */
const LOG_MS = 40_000;

/** The relay: buffer, clock and count, files, commits, and what a kill at each point does. */
export const RelayFigure = bounded(Island);

const openLink = runOpener(STILL_MS);

function Island({ form = 'small', home }: RunFigureProps): ReactNode {
  const figure = useRunFigure({
    first: startScenario,
    modelOf,
    predictionsFor,
    stillMs: STILL_MS,
    speed: 5,
    readLink: form === 'page' && openLink,
  });
  const { model, player, deeds, state: scenario } = figure;
  const { now } = player;
  const moment = momentOf(model, player.tMs);
  const [chosen, setChosen] = useState<number>();
  const does = useStable({
    choose: (choices: Partial<RelayChoices>) => deeds.change(withChoices(scenario, choices)),
    // What the reader does comes after everything that has happened by now.
    act(undated: Undated) {
      const tMs = now.get() + 1;
      const action = { ...undated, at: tMs - model.timeline.startMs } as Action;
      deeds.change(withAction(scenario, action));
      player.send({ type: 'seek', tMs });
    },
  });
  const summary = (n: number) =>
    `${happened(n, 'the last 40 seconds')}. ${titleOf(model, moment)}.`;

  return (
    <RunFigure
      figure={figure}
      name="relay"
      label="Relay flush"
      form={form}
      home={home}
      title={titleOf(model, moment)}
      note="The area is the buffer; each upright line is a flush, named by what won. The bar below it is the upload, the tick at its end the commit."
    >
      <Controls model={model} onChange={does.choose} />
      <div className="figure-body">
        <div className="figure-main">
          {figure.table ? (
            <TableView tables={tablesOf(moment)} />
          ) : (
            <Curve model={model} now={now} chosen={chosen} onChoose={setChosen} />
          )}
          <RunPlayer
            figure={figure}
            clock={clockText}
            href={() => `${home}${writeFigureLink({ scenario, tMs: now.get(), event: undefined })}`}
          />
          <Kill model={model} now={now} onAction={does.act} />
          <RunLog
            player={player}
            told={model.log}
            backMs={LOG_MS}
            clock={clockText}
            summary={summary}
          />
          <Files model={model} now={now} chosen={chosen} onChoose={setChosen} />
          <Outcomes model={model} now={now} />
          <Delay scenario={scenario} />
        </div>
        <div className="inspector">
          <Process model={model} now={now} />
          <RunTasks
            figure={figure}
            name="relay"
            missions={MISSIONS}
            factsAt={(tMs) => ({ model, moment: momentOf(model, tMs) })}
          />
          <Truth>
            The rules of offsets, commits and groups follow Kafka&apos;s own documentation; group
            assignments are checked against kafka-clients 4.4.0. The lab&apos;s relay script was
            killed at each of these points between a real Kafka broker and a storage emulator, with
            the same outcomes. The times of an upload and of a commit are our own choice.
          </Truth>
        </div>
      </div>
    </RunFigure>
  );
}
