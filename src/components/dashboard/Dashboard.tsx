import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { IgnoredPart, Scenario } from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import { readFigureLink, useFragment, writeFigureLink } from '../runlink/index.ts';
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
  Truth,
  useMissions,
  usePlayer,
} from '../player/index.ts';
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
  const [round, setRound] = useState(0);
  return (
    <FigureBoundary onReset={() => setRound(round + 1)}>
      <Island key={round} {...props} />
    </FigureBoundary>
  );
}

/** How far the still stands into the run, ms. */
const STILL_MS = 14 * 60_000 + 40_000;
/** How far back the log reaches, ms. */
const LOG_MS = 5 * 60_000;

function Island({ form = 'small', home }: Props): ReactNode {
  const live = useLive();
  const figure = useRef<HTMLElement>(null);
  const [past, setPast] = useState<readonly Scenario[]>([startScenario()]);
  const scenario = past.at(-1) ?? startScenario();
  const [ignored, setIgnored] = useState<readonly IgnoredPart[]>([]);
  const model = useMemo(() => modelOf(scenario), [scenario]);
  const { timeline } = model;
  const player = usePlayer(figure, { timeline, tMs: timeline.startMs + STILL_MS, speed: 30 });
  const moment = useMemo(() => momentOf(model, player.tMs), [model, player.tMs]);
  const [guesses, setGuesses] = useState<Readonly<Record<string, number>>>({});
  const [table, setTable] = useState(false);
  const [keys, setKeys] = useState(false);
  const fullScreen = useFullScreen(figure);
  const done = useMissions(MISSIONS, { model, moment });
  const predictions = useMemo(() => predictionsFor(model), [model]);
  const asked = predictions.find(({ revealMs }) => revealMs > player.tMs);
  const answered = predictions.findLast(({ revealMs }) => revealMs <= player.tMs);
  const change = (next: Scenario): void => setPast([...past.slice(-99), next]);
  const undo = (): void => {
    if (past.length > 1) setPast(past.slice(0, -1));
  };

  useFragment(live && form === 'page', (fragment) => {
    const read = readFigureLink(fragment, STILL_MS);
    setPast([read.scenario]);
    setIgnored(read.ignored);
    player.send({ type: 'load', timeline: modelOf(read.scenario).timeline });
    player.send({ type: 'seek', tMs: read.tMs });
  });

  const entries = model.log
    .map((entry, id) => ({ id: String(id), tMs: entry.atMs, text: entry.sentence }))
    .filter(({ tMs }) => tMs > player.tMs - LOG_MS && tMs <= player.tMs);
  const shortcuts = [
    ...playerShortcuts(player),
    { key: 't', label: 'the facts as a table', run: () => setTable(!table) },
    { key: 'u', label: 'undo', run: undo },
    { key: 'f', label: 'full screen', run: fullScreen.toggle },
    { key: '?', label: 'this list', run: () => setKeys(true) },
  ];

  return (
    <figure
      ref={figure}
      className="figure dashboard not-content"
      aria-label="The dashboard"
      data-form={form}
      data-live={live || undefined}
      onKeyDown={(event) => {
        const shortcut = shortcutFor(shortcuts, event);
        if (!shortcut) return;
        event.preventDefault();
        shortcut.run();
      }}
    >
      <figcaption>
        <p className="figure-title">{titleOf(moment)}</p>
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
      <Controls
        choices={scenario.powerbi}
        moment={moment}
        onChange={(choices) => change(withPage(scenario, choices))}
      />
      <Freshness moment={moment} />
      {table ? <TableView tables={tablesOf(moment)} /> : <Visuals moment={moment} />}
      <Player player={player} timeline={timeline} clock={clock}>
        <button type="button" aria-disabled={past.length < 2} onClick={undo}>
          Undo
        </button>
        <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
          Table
        </button>
        <LinkButton
          href={() => `${home}${writeFigureLink({ scenario, tMs: player.tMs, event: undefined })}`}
        />
        <button type="button" onClick={fullScreen.toggle}>
          {fullScreen.on ? 'Leave full screen' : 'Full screen'}
        </button>
        <button type="button" aria-label="Keys" onClick={() => setKeys(true)}>
          ?
        </button>
      </Player>
      <div className="figure-body">
        <div className="figure-main">
          <div className="settings">
            <button
              type="button"
              onClick={() =>
                change(
                  withGenerator(scenario, Math.floor(player.tMs - timeline.startMs), moment.silent),
                )
              }
            >
              {moment.silent ? 'Start the generator' : 'Stop the generator'}
            </button>
            {fullScreen.problem !== '' && <p role="status">{fullScreen.problem}</p>}
          </div>
          <Log
            entries={entries}
            announcement={announcement(
              player,
              entries,
              (n) => `${n} things happened in the last five minutes. ${titleOf(moment)}.`,
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
          <Truth>
            The smallest intervals of each kind of workspace are those that Microsoft documents for
            automatic page refresh. How long Snowflake takes to answer is assumed (1.5 s). The
            visuals compute what Power BI would from Gold&apos;s rows, with Power BI&apos;s rule for
            ties in a top ten.
          </Truth>
        </div>
      </div>
      {form === 'small' && (
        <p className="figure-more">
          <a href={home}>Open at full width</a>
        </p>
      )}
      <Shortcuts shortcuts={shortcuts} open={keys} onClose={() => setKeys(false)} />
    </figure>
  );
}
