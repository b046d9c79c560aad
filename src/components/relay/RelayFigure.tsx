import { useMemo, useRef, useState, type ReactNode } from 'react';
import { readLink, writeLink, type IgnoredPart, type Scenario } from '../../sim/index.ts';
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
  useFragment,
  useMissions,
  usePlayer,
} from '../player/index.ts';
import { Controls } from './Controls.tsx';
import { Curve } from './Curve.tsx';
import { Delay } from './Delay.tsx';
import { Files } from './Files.tsx';
import { Kill } from './Kill.tsx';
import { MISSIONS } from './missions.ts';
import { modelOf, momentOf, type RelayModel } from './model.ts';
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
  const [round, setRound] = useState(0);
  return (
    <FigureBoundary onReset={() => setRound(round + 1)}>
      <Island key={round} {...props} />
    </FigureBoundary>
  );
}

/** How far the still stands into the run, ms: one file written, the next one filling. */
const STILL_MS = 18_400;
/** How far back the log reaches, ms. */
const LOG_MS = 40_000;

function Island({ form = 'small', home }: Props): ReactNode {
  const live = useLive();
  const figure = useRef<HTMLElement>(null);
  const [past, setPast] = useState<readonly Scenario[]>([startScenario()]);
  const scenario = past.at(-1) ?? startScenario();
  const [ignored, setIgnored] = useState<readonly IgnoredPart[]>([]);
  const model: RelayModel = useMemo(() => modelOf(scenario), [scenario]);
  const { timeline } = model;
  const startMs = timeline.startMs + STILL_MS;
  const player = usePlayer(figure, { timeline, tMs: startMs, speed: 5 });
  const moment = useMemo(() => momentOf(model, player.tMs), [model, player.tMs]);
  const [chosen, setChosen] = useState<number>();
  const [guesses, setGuesses] = useState<Readonly<Record<string, number>>>({});
  const [table, setTable] = useState(false);
  const [keys, setKeys] = useState(false);
  const done = useMissions(MISSIONS, { model, moment });
  const predictions = useMemo(() => predictionsFor(model), [model]);
  const asked = predictions.find(({ revealMs }) => revealMs > player.tMs);
  const before = predictions.findLast(({ revealMs }) => revealMs <= player.tMs);
  const change = (next: Scenario): void => setPast([...past.slice(-99), next]);
  const undo = (): void => {
    if (past.length > 1) setPast(past.slice(0, -1));
  };

  useFragment(live && form === 'page', (fragment) => {
    const read = readLink(fragment);
    setPast([read.scenario]);
    setIgnored(read.ignored);
  });

  const entries = model.log
    .filter(({ atMs }) => atMs > player.tMs - LOG_MS && atMs <= player.tMs)
    .map(({ atMs, row, sentence }) => ({ id: String(row), tMs: atMs, text: sentence }));
  const shortcuts = [
    ...playerShortcuts(player),
    { key: 't', label: 'the facts as a table', run: () => setTable(!table) },
    { key: 'u', label: 'undo', run: undo },
    { key: '?', label: 'this list', run: () => setKeys(true) },
  ];

  return (
    <figure
      ref={figure}
      className="figure relay not-content"
      aria-label="Relay flush"
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
        <p className="figure-title">{titleOf(model, moment)}</p>
        <p className="figure-note">
          The area is the buffer; each upright line is a flush, named by what won. The bar below it
          is the upload, the tick at its end the commit.
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
      <Controls model={model} onChange={(choices) => change(withChoices(scenario, choices))} />
      <div className="figure-body">
        <div className="figure-main">
          {table ? (
            <TableView tables={tablesOf(moment)} />
          ) : (
            <Curve model={model} moment={moment} chosen={chosen} onChoose={setChosen} />
          )}
          <Player player={player} timeline={timeline} clock={clockText}>
            <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
              Table
            </button>
            <LinkButton href={() => `${home}#${writeLink(scenario)}`} />
            <button type="button" aria-label="Keys" onClick={() => setKeys(true)}>
              ?
            </button>
          </Player>
          <Kill
            moment={moment}
            // What the reader does comes after everything that has happened by now.
            atMs={player.tMs - timeline.startMs + 1}
            canUndo={past.length > 1}
            onAction={(action) => {
              change(withAction(scenario, action));
              player.send({ type: 'seek', tMs: player.tMs + 1 });
            }}
            onUndo={undo}
          />
          <Log
            entries={entries}
            announcement={announcement(
              player,
              entries,
              (n) => `${n} things happened. ${titleOf(model, moment)}.`,
            )}
            clock={clockText}
          />
          <Files model={model} moment={moment} chosen={chosen} onChoose={setChosen} />
          <Outcomes model={model} moment={moment} />
          <Delay scenario={scenario} />
        </div>
        <div className="inspector">
          <Process model={model} moment={moment} />
          <Predict
            prediction={asked}
            previous={before}
            guesses={guesses}
            tMs={player.tMs}
            onGuess={(option) => asked && setGuesses({ ...guesses, [asked.id]: option })}
            onSee={() => asked && player.send({ type: 'seek', tMs: asked.revealMs })}
          />
          <Missions missions={MISSIONS} done={done} />
          <Truth>
            The rules of offsets, commits and groups follow Kafka&apos;s own documentation; group
            assignments are checked against kafka-clients 4.4.0. The lab&apos;s relay script was
            killed at each of these points between a real Kafka broker and a storage emulator, with
            the same outcomes. The times of an upload and of a commit are our own choice.
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
