import { useMemo, useState, type ReactNode } from 'react';
import {
  eventAtOffset,
  eventOfId,
  journeyOf,
  type IgnoredPart,
  type PipelineSystem,
} from '../../sim/index.ts';
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
  useFragment,
  useLog,
  useMissions,
  useRunFigure,
} from '../player/index.ts';
import type { Undated } from './deeds.ts';
import { Follow } from './Follow.tsx';
import { readFigureLink, writeFigureLink } from '../runlink/index.ts';
import { factsFor, MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { Panel } from './Panel.tsx';
import { Picture } from './Picture.tsx';
import { predictionsFor } from './predictions.ts';
import { startScenario, withActions } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { TruthNote } from './TruthNote.tsx';
import { titleOf } from './words.ts';

interface Props {
  form?: 'page' | 'small';
  /** The address of the figure's own page. */
  home: string;
}

/** The whole pipeline: one generator, two paths, everything can be operated and followed. */
export function PipelineFigure(props: Props): ReactNode {
  return (
    <FigureBoundary>
      <Island {...props} />
    </FigureBoundary>
  );
}

/** How far the still stands into the run, ms: Gold has its first rows, and everything is moving. */
const STILL_MS = 13 * 60_000 + 26_200;
/** The event that the still follows, by its number. */
const STILL_EVENT = 12_000;
/** How far back the log reaches, ms. */
const LOG_MS = 120_000;

function Island({ form = 'small', home }: Props): ReactNode {
  const figure = useRunFigure({
    first: startScenario,
    modelOf,
    predictionsFor,
    stillMs: STILL_MS,
    speed: 10,
  });
  const { model, player, deeds, state: scenario } = figure;
  const { run } = model;
  const [ignored, setIgnored] = useState<readonly IgnoredPart[]>([]);
  const moment = useMemo(() => momentOf(model, player.tMs), [model, player.tMs]);
  const [system, setSystem] = useState<PipelineSystem>('relay');
  const [eventId, setEventId] = useState<number>(STILL_EVENT);
  const playing = player.state === 'playing';
  const done = useMissions(
    'pipeline',
    MISSIONS,
    useMemo(
      () => factsFor(model, moment, player.fromMs, !playing),
      [model, moment, player.fromMs, playing],
    ),
  );
  const event = eventOfId(run, eventId);
  const journey = useMemo(() => (event < 0 ? undefined : journeyOf(run, event)), [run, event]);
  const act = (actions: readonly Undated[]): void => {
    const at = player.now.get() - run.startMs;
    const dated = actions.map((one) => ({ ...one, at }));
    deeds.change(withActions(scenario, dated));
  };
  useFragment(figure.live && form === 'page', (fragment) => {
    const read = readFigureLink(fragment, STILL_MS);
    deeds.open(read.scenario, read.tMs);
    setIgnored(read.ignored);
    if (read.event !== undefined) setEventId(read.event);
  });
  const entries = useLog(model.log, player.tMs, LOG_MS);
  const summary = (n: number) =>
    `${n} things happened in the last two minutes. ${titleOf(model, moment)}.`;

  return (
    <RunFigure
      figure={figure}
      name="pipeline"
      label="The whole pipeline"
      form={form}
      home={home}
      more="Open at full width, and follow one event"
    >
      <figcaption>
        <p className="figure-title">{titleOf(model, moment)}</p>
        <p className="figure-note">
          {clock(player.tMs)}, {Math.floor(moment.sinceStartMs / 60_000)} min after everything was
          started. Press a system to operate it, a record of the topic to follow it.
        </p>
      </figcaption>
      <IgnoredParts parts={ignored} />
      {figure.table ? (
        <TableView tables={tablesOf(model, moment)} />
      ) : (
        <Picture
          moment={moment}
          chosen={system}
          event={journey ?? { partition: -1, offset: -1 }}
          onSystem={setSystem}
          onRecord={(partition, offset) => {
            const row = eventAtOffset(run, partition, offset);
            setEventId(run.events.id[row] ?? eventId);
          }}
        />
      )}
      <RunPlayer
        figure={figure}
        clock={clock}
        href={() =>
          `${home}${writeFigureLink({ scenario, tMs: player.now.get(), event: eventId })}`
        }
      />
      <Panel system={system} moment={moment} onSystem={setSystem} onDo={act} />
      <div className="figure-body">
        <div className="figure-main">
          <Log
            entries={entries}
            announcement={announcement(player, entries, summary, clock)}
            clock={clock}
          />
        </div>
        <div className="inspector">
          <RunPredict figure={figure} />
          <Missions missions={MISSIONS} done={done} />
          <TruthNote />
        </div>
      </div>
      {form === 'page' && (
        <Follow
          model={model}
          journey={journey}
          tMs={player.tMs}
          eventId={eventId}
          onEvent={setEventId}
        />
      )}
    </RunFigure>
  );
}
