import { useMemo, useState, type ReactNode } from 'react';
import { readLink, writeLink, type IgnoredPart } from '../../sim/index.ts';
import {
  announcement,
  FigureBoundary,
  IgnoredParts,
  Log,
  Missions,
  RunFigure,
  RunPlayer,
  RunPredict,
  TableView,
  Truth,
  useFragment,
  useLog,
  useMissions,
  useRunFigure,
} from '../player/index.ts';
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
import { startScenario, withAction, withChoices } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { clockText, titleOf } from './words.ts';

interface Props {
  form?: 'page' | 'small';
  /** The address of the figure's own page. */
  home: string;
}

/** The relay: buffer, clock and count, files, commits, and what a kill at each point does. */
export function RelayFigure(props: Props): ReactNode {
  return (
    <FigureBoundary>
      <Island {...props} />
    </FigureBoundary>
  );
}

/** How far the still stands into the run, ms: one file written, the next one filling. */
const STILL_MS = 18_400;
/** How far back the log reaches, ms. */
const LOG_MS = 40_000;

function Island({ form = 'small', home }: Props): ReactNode {
  const figure = useRunFigure({
    first: startScenario,
    modelOf,
    predictionsFor,
    stillMs: STILL_MS,
    speed: 5,
  });
  const { model, player, deeds, state: scenario } = figure;
  const [ignored, setIgnored] = useState<readonly IgnoredPart[]>([]);
  const moment = useMemo(() => momentOf(model, player.tMs), [model, player.tMs]);
  const [chosen, setChosen] = useState<number>();
  const done = useMissions('relay', MISSIONS, { model, moment });
  useFragment(figure.live && form === 'page', (fragment) => {
    const read = readLink(fragment);
    deeds.open(read.scenario);
    setIgnored(read.ignored);
  });
  const entries = useLog(model.log, player.tMs, LOG_MS);
  const summary = (n: number) => `${n} things happened. ${titleOf(model, moment)}.`;

  return (
    <RunFigure figure={figure} name="relay" label="Relay flush" form={form} home={home}>
      <figcaption>
        <p className="figure-title">{titleOf(model, moment)}</p>
        <p className="figure-note">
          The area is the buffer; each upright line is a flush, named by what won. The bar below it
          is the upload, the tick at its end the commit.
        </p>
      </figcaption>
      <IgnoredParts parts={ignored} />
      <Controls
        model={model}
        onChange={(choices) => deeds.change(withChoices(scenario, choices))}
      />
      <div className="figure-body">
        <div className="figure-main">
          {figure.table ? (
            <TableView tables={tablesOf(moment)} />
          ) : (
            <Curve
              model={model}
              moment={moment}
              chosen={chosen}
              now={player.now}
              onChoose={setChosen}
            />
          )}
          <RunPlayer
            figure={figure}
            clock={clockText}
            href={() => `${home}#${writeLink(scenario)}`}
          />
          <Kill
            moment={moment}
            // What the reader does comes after everything that has happened by now.
            nextMs={() => player.now.get() - model.timeline.startMs + 1}
            onAction={(action) => {
              deeds.change(withAction(scenario, action));
              player.send({ type: 'seek', tMs: player.now.get() + 1 });
            }}
          />
          <Log
            entries={entries}
            announcement={announcement(player, entries, summary, clockText)}
            clock={clockText}
          />
          <Files model={model} moment={moment} chosen={chosen} onChoose={setChosen} />
          <Outcomes model={model} moment={moment} />
          <Delay scenario={scenario} />
        </div>
        <div className="inspector">
          <Process model={model} moment={moment} />
          <RunPredict figure={figure} />
          <Missions missions={MISSIONS} done={done} />
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
