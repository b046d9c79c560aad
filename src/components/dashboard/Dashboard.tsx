import { useMemo, useState, type ReactNode } from 'react';
import type { IgnoredPart } from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
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
import { readFigureLink, writeFigureLink } from '../runlink/index.ts';
import { Controls } from './Controls.tsx';
import { Freshness } from './Freshness.tsx';
import { MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { startScenario, withGenerator, withPage } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { useFullScreen } from './useFullScreen.ts';
import { Visuals } from './Visuals.tsx';
import { titleOf } from './words.ts';

interface Props {
  form?: 'page' | 'small';
  /** The address of the figure's own page. */
  home: string;
}

/** The dashboard: four visuals on Gold, with query time and age of the data side by side. */
export function Dashboard(props: Props): ReactNode {
  return (
    <FigureBoundary>
      <Island {...props} />
    </FigureBoundary>
  );
}

/** How far the still stands into the run, ms. */
const STILL_MS = 14 * 60_000 + 40_000;
/** How far back the log reaches, ms. */
const LOG_MS = 5 * 60_000;

function Island({ form = 'small', home }: Props): ReactNode {
  const figure = useRunFigure({
    first: startScenario,
    modelOf,
    predictionsFor,
    stillMs: STILL_MS,
    speed: 30,
  });
  const { model, player, deeds, element, state: scenario } = figure;
  const [ignored, setIgnored] = useState<readonly IgnoredPart[]>([]);
  const moment = useMemo(() => momentOf(model, player.tMs), [model, player.tMs]);
  const fullScreen = useFullScreen(element);
  const done = useMissions('dashboard', MISSIONS, { model, moment });
  useFragment(figure.live && form === 'page', (fragment) => {
    const read = readFigureLink(fragment, STILL_MS);
    deeds.open(read.scenario, read.tMs);
    setIgnored(read.ignored);
  });
  const entries = useLog(model.log, player.tMs, LOG_MS);
  const summary = (n: number) =>
    `${n} things happened in the last five minutes. ${titleOf(moment)}.`;

  return (
    <RunFigure
      figure={figure}
      name="dashboard"
      label="The dashboard"
      form={form}
      home={home}
      keys={[{ key: 'f', label: 'full screen', run: fullScreen.toggle }]}
    >
      <figcaption>
        <p className="figure-title">{titleOf(moment)}</p>
      </figcaption>
      <IgnoredParts parts={ignored} />
      <Controls
        choices={scenario.powerbi}
        moment={moment}
        onChange={(choices) => deeds.change(withPage(scenario, choices))}
      />
      <Freshness moment={moment} />
      {figure.table ? <TableView tables={tablesOf(moment)} /> : <Visuals moment={moment} />}
      <RunPlayer
        figure={figure}
        clock={clock}
        href={() =>
          `${home}${writeFigureLink({ scenario, tMs: player.now.get(), event: undefined })}`
        }
      >
        <button type="button" onClick={fullScreen.toggle}>
          {fullScreen.on ? 'Leave full screen' : 'Full screen'}
        </button>
      </RunPlayer>
      <div className="figure-body">
        <div className="figure-main">
          <div className="settings">
            <button
              type="button"
              onClick={() =>
                deeds.change(
                  withGenerator(scenario, player.now.get() - model.timeline.startMs, moment.silent),
                )
              }
            >
              {moment.silent ? 'Start the generator' : 'Stop the generator'}
            </button>
            {fullScreen.problem !== '' && <p role="status">{fullScreen.problem}</p>}
          </div>
          <Log
            entries={entries}
            announcement={announcement(player, entries, summary, clock)}
            clock={clock}
          />
        </div>
        <div className="inspector">
          <RunPredict figure={figure} />
          <Missions missions={MISSIONS} done={done} />
          <Truth>
            The smallest intervals of each kind of workspace are those that Microsoft documents for
            automatic page refresh. How long Snowflake takes to answer is assumed (1.5 s). The
            visuals compute what Power BI would from Gold&apos;s rows, with Power BI&apos;s rule for
            ties in a top ten.
          </Truth>
        </div>
      </div>
    </RunFigure>
  );
}
