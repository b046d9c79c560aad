import { useMemo, useState, type ReactNode } from 'react';
import { eventAtOffset, eventOfId, journeyOf, type PipelineSystem } from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import {
  bounded,
  happened,
  RunFigure,
  RunLog,
  RunPlayer,
  RunTasks,
  TableView,
  useRunFigure,
  useStable,
  type RunFigureProps,
} from '../player/index.ts';
import { readFigureLink, writeFigureLink } from '../runlink/index.ts';
import type { Undated } from './deeds.ts';
import { Follow } from './Follow.tsx';
import { factsFor, MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { Panel } from './Panel.tsx';
import { Picture } from './Picture.tsx';
import { predictionsFor } from './predictions.ts';
import { startScenario, withActions } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { TruthNote } from './TruthNote.tsx';
import { titleOf } from './words.ts';

/** How far the still stands into the run, ms: Gold has its first rows, and everything is moving. */
const STILL_MS = 13 * 60_000 + 26_200;
/** The event that the still follows, by its number. */
const STILL_EVENT = 12_000;
/** How far back the log reaches, ms. */
const LOG_MS = 120_000;

/** What can be pressed: an event is followed at full width alone. */
const PRESS = {
  page: 'Press a system to operate it, a record of the topic to follow it.',
  small: 'Press a system to operate it.',
};

/** The whole pipeline: one generator, two paths, everything can be operated and followed. */
export const PipelineFigure = bounded(Island);

function Island({ form = 'small', home }: RunFigureProps): ReactNode {
  const [system, setSystem] = useState<PipelineSystem>('relay');
  const [eventId, setEventId] = useState<number>(STILL_EVENT);
  const figure = useRunFigure({
    first: startScenario,
    modelOf,
    predictionsFor,
    stillMs: STILL_MS,
    speed: 10,
    readLink: form === 'page' && openLink,
  });
  const { model, player, deeds, state: scenario } = figure;
  const { run } = model;
  const moment = momentOf(model, player.tMs);
  const minutes = Math.floor(moment.sinceStartMs / 60_000);
  const resting = player.state !== 'playing';
  const event = eventOfId(run, eventId);
  const journey = useMemo(() => (event < 0 ? undefined : journeyOf(run, event)), [run, event]);
  const does = useStable({
    act(actions: readonly Undated[]) {
      const at = player.now.get() - run.startMs;
      const dated = actions.map((one) => ({ ...one, at }));
      deeds.change(withActions(scenario, dated));
    },
    follow(partition: number, offset: number) {
      setEventId(run.events.id[eventAtOffset(run, partition, offset)] ?? eventId);
    },
  });
  function openLink(fragment: string) {
    const { scenario: state, tMs, event: linked, ignored } = readFigureLink(fragment, STILL_MS);
    if (linked !== undefined) setEventId(linked);
    return { state, tMs, ignored };
  }
  const summary = (n: number) =>
    `${happened(n, 'the last two minutes')}. ${titleOf(model, moment)}.`;

  return (
    <RunFigure
      figure={figure}
      name="pipeline"
      label="The whole pipeline"
      form={form}
      home={home}
      more="Open at full width, and follow one event"
      title={titleOf(model, moment)}
      note={`${clock(player.tMs)}, ${minutes} min after everything was started. ${PRESS[form]}`}
    >
      {figure.table ? (
        <TableView tables={tablesOf(model, moment)} />
      ) : (
        <Picture
          model={model}
          now={player.now}
          chosen={system}
          event={journey}
          onSystem={setSystem}
          onRecord={does.follow}
        />
      )}
      <RunPlayer
        figure={figure}
        clock={clock}
        href={() =>
          `${home}${writeFigureLink({ scenario, tMs: player.now.get(), event: eventId })}`
        }
      />
      <Panel model={model} now={player.now} system={system} onSystem={setSystem} onDo={does.act} />
      <div className="figure-body">
        <div className="figure-main">
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
            name="pipeline"
            missions={MISSIONS}
            factsAt={(tMs) => factsFor(model, momentOf(model, tMs), player.fromMs, resting)}
          />
          <TruthNote />
        </div>
      </div>
      {form === 'page' && (
        <Follow
          model={model}
          now={player.now}
          journey={journey}
          eventId={eventId}
          onEvent={setEventId}
        />
      )}
    </RunFigure>
  );
}
