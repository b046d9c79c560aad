import type { ReactNode } from 'react';
import { clock } from '../chart/index.ts';
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
import { runOpener, writeFigureLink } from '../runlink/index.ts';
import { Controls } from './Controls.tsx';
import { Freshness } from './Freshness.tsx';
import { MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { startScenario, withGenerator, withPage, type PageChoices } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { useFullScreen } from './useFullScreen.ts';
import { Visuals } from './Visuals.tsx';
import { titleOf } from './words.ts';

/** How far the still stands into the run, ms. */
const STILL_MS = 14 * 60_000 + 40_000;
/** How far back the log reaches, ms. */
const LOG_MS = 5 * 60_000;

/** The dashboard: four visuals on Gold, with query time and age of the data side by side. */
export const Dashboard = bounded(Island);

const openLink = runOpener(STILL_MS);

function Island({ form = 'small', home }: RunFigureProps): ReactNode {
  const figure = useRunFigure({
    first: startScenario,
    modelOf,
    predictionsFor,
    stillMs: STILL_MS,
    speed: 30,
    readLink: form === 'page' && openLink,
  });
  const { model, player, deeds, element, state: scenario } = figure;
  const moment = momentOf(model, player.tMs);
  const fullScreen = useFullScreen(element);
  const does = useStable({
    choose: (choices: Partial<PageChoices>) => deeds.change(withPage(scenario, choices)),
  });
  const summary = (n: number) => `${happened(n, 'the last five minutes')}. ${titleOf(moment)}.`;

  return (
    <RunFigure
      figure={figure}
      name="dashboard"
      label="The dashboard"
      form={form}
      home={home}
      title={titleOf(moment)}
      keys={[{ key: 'f', label: 'full screen', run: fullScreen.toggle }]}
    >
      <Controls choices={scenario.powerbi} interval={moment.view.interval} onChange={does.choose} />
      <Freshness moment={moment} />
      {figure.table ? (
        <TableView tables={tablesOf(moment)} />
      ) : (
        <Visuals model={model} now={player.now} />
      )}
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
            {fullScreen.problem !== '' && <p role="alert">{fullScreen.problem}</p>}
          </div>
          <RunLog
            player={player}
            told={model.log}
            backMs={LOG_MS}
            clock={clock}
            summary={summary}
          />
        </div>
        <div className="inspector">
          <RunTasks
            figure={figure}
            name="dashboard"
            missions={MISSIONS}
            factsAt={(tMs) => ({ model, moment: momentOf(model, tMs) })}
          />
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
