import { useMemo, useRef, useState, type ReactNode } from 'react';
import {
  eventAtOffset,
  eventOfId,
  journeyOf,
  type IgnoredPart,
  type PipelineSystem,
  type Scenario,
} from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import { useLive } from '../progress/index.ts';
import {
  announcement,
  FigureBoundary,
  LinkButton,
  Log,
  Missions,
  Player,
  playerShortcuts,
  Predict,
  shortcutFor,
  Shortcuts,
  TableView,
  useMissions,
  usePlayer,
} from '../player/index.ts';
import type { Undated } from './controls.ts';
import { Follow } from './Follow.tsx';
import { readFigureLink, useFragment, writeFigureLink } from '../runlink/index.ts';
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
  const [round, setRound] = useState(0);
  return (
    <FigureBoundary onReset={() => setRound(round + 1)}>
      <Island key={round} {...props} />
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
  const live = useLive();
  const figure = useRef<HTMLElement>(null);
  const [past, setPast] = useState<readonly Scenario[]>([startScenario()]);
  const scenario = past.at(-1) ?? startScenario();
  const [ignored, setIgnored] = useState<readonly IgnoredPart[]>([]);
  const model = useMemo(() => modelOf(scenario), [scenario]);
  const { timeline, run } = model;
  const player = usePlayer(figure, { timeline, tMs: timeline.startMs + STILL_MS, speed: 10 });
  const moment = useMemo(() => momentOf(model, player.tMs), [model, player.tMs]);
  const [system, setSystem] = useState<PipelineSystem>('relay');
  const [eventId, setEventId] = useState<number>(STILL_EVENT);
  const [guesses, setGuesses] = useState<Readonly<Record<string, number>>>({});
  const [table, setTable] = useState(false);
  const [keys, setKeys] = useState(false);
  const playing = player.state === 'playing';
  const done = useMissions(
    MISSIONS,
    useMemo(
      () => factsFor(model, moment, player.fromMs, !playing),
      [model, moment, player.fromMs, playing],
    ),
  );
  const predictions = useMemo(() => predictionsFor(model), [model]);
  const asked = predictions.find(({ revealMs }) => revealMs > player.tMs);
  const answered = predictions.findLast(({ revealMs }) => revealMs <= player.tMs);
  const event = eventOfId(run, eventId);
  const journey = useMemo(() => (event < 0 ? undefined : journeyOf(run, event)), [run, event]);
  const act = (actions: readonly Undated[]): void => {
    const at = Math.floor(player.tMs - timeline.startMs);
    setPast([
      ...past.slice(-99),
      withActions(
        scenario,
        actions.map((one) => ({ ...one, at })),
      ),
    ]);
  };
  const undo = (): void => {
    if (past.length > 1) setPast(past.slice(0, -1));
  };

  useFragment(live && form === 'page', (fragment) => {
    const read = readFigureLink(fragment, STILL_MS);
    setPast([read.scenario]);
    setIgnored(read.ignored);
    if (read.event !== undefined) setEventId(read.event);
    player.send({ type: 'load', timeline: modelOf(read.scenario).timeline });
    player.send({ type: 'seek', tMs: read.tMs });
  });

  const entries = useMemo(
    () =>
      model.log
        .map((entry, id) => ({ id: String(id), tMs: entry.atMs, text: entry.sentence }))
        .filter(({ tMs }) => tMs > player.tMs - LOG_MS && tMs <= player.tMs),
    [model, player.tMs],
  );
  const shortcuts = [
    ...playerShortcuts(player),
    { key: 't', label: 'the facts as a table', run: () => setTable(!table) },
    { key: 'u', label: 'undo', run: undo },
    { key: '?', label: 'this list', run: () => setKeys(true) },
  ];
  const link = () => `${home}${writeFigureLink({ scenario, tMs: player.tMs, event: eventId })}`;

  return (
    <figure
      ref={figure}
      className="figure pipeline not-content"
      aria-label="The whole pipeline"
      data-form={form}
      data-live={live || undefined}
      onKeyDown={(pressed) => {
        const shortcut = shortcutFor(shortcuts, pressed);
        if (!shortcut) return;
        pressed.preventDefault();
        shortcut.run();
      }}
    >
      <figcaption>
        <p className="figure-title">{titleOf(model, moment)}</p>
        <p className="figure-note">
          {clock(player.tMs)}, {Math.floor(moment.sinceStartMs / 60_000)} min after everything was
          started. Press a system to operate it, a record of the topic to follow it.
        </p>
      </figcaption>
      {ignored.length > 0 && (
        <div role="status" className="figure-note">
          Parts of the link were ignored:
          <ul>
            {ignored.map(({ part, reason }) => (
              <li key={part}>
                <code>{part}</code>: {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      {table ? (
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
      <Player player={player} timeline={timeline} clock={clock}>
        <button type="button" aria-disabled={past.length < 2} onClick={undo}>
          Undo
        </button>
        <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
          Table
        </button>
        <LinkButton href={link} />
        <button type="button" aria-label="Keys" onClick={() => setKeys(true)}>
          ?
        </button>
      </Player>
      <Panel system={system} moment={moment} onSystem={setSystem} onDo={act} />
      <div className="figure-body">
        <div className="figure-main">
          <Log
            entries={entries}
            announcement={announcement(
              player,
              entries,
              (n) => `${n} things happened in the last two minutes. ${titleOf(model, moment)}.`,
            )}
            clock={clock}
          />
        </div>
        <div className="inspector">
          <Predict
            prediction={asked}
            previous={answered}
            guesses={guesses}
            tMs={player.tMs}
            onGuess={(option) => asked && setGuesses({ ...guesses, [asked.id]: option })}
            onSee={() => asked && player.send({ type: 'seek', tMs: asked.revealMs })}
          />
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
      {form === 'small' && (
        <p className="figure-more">
          <a href={home}>Open at full width, and follow one event</a>
        </p>
      )}
      <Shortcuts shortcuts={shortcuts} open={keys} onClose={() => setKeys(false)} />
    </figure>
  );
}
