import { useMemo, useRef, useState, type ReactNode } from 'react';
import { clock } from '../chart/index.ts';
import { useLive } from '../progress/index.ts';
import {
  announcement,
  FigureBoundary,
  LinkButton,
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
import { useFragment } from '../runlink/index.ts';
import { Controls } from './Controls.tsx';
import { Day } from './Day.tsx';
import { MISSIONS } from './missions.ts';
import { modelOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { Questions } from './Questions.tsx';
import { readTask, START, writeTask, type Task } from './state.ts';
import { tableOf } from './tables.ts';
import { titleOf } from './words.ts';

interface Props {
  form?: 'page' | 'small';
  /** The address of the figure's own page. */
  home: string;
}

/** Three questions, and the same day processed nightly, hourly and as a stream. */
export function BatchOrStreaming(props: Props): ReactNode {
  const [round, setRound] = useState(0);
  return (
    <FigureBoundary onReset={() => setRound(round + 1)}>
      <Island key={round} {...props} />
    </FigureBoundary>
  );
}

/** The still stands in the afternoon, ms after midnight. */
const STILL_MS = 14.5 * 3_600_000;
/** The fastest the player has: a whole day takes 24 minutes, and Step goes from run to run. */
const SPEED = 60;

function Island({ form = 'small', home }: Props): ReactNode {
  const live = useLive();
  const figure = useRef<HTMLElement>(null);
  const [past, setPast] = useState<readonly Task[]>([START]);
  const task = past.at(-1) ?? START;
  const [ignored, setIgnored] = useState<readonly { part: string; reason: string }[]>([]);
  const model = useMemo(() => modelOf(task), [task]);
  const player = usePlayer(figure, { timeline: model.timeline, tMs: STILL_MS, speed: SPEED });
  const [guesses, setGuesses] = useState<Readonly<Record<string, number>>>({});
  const [table, setTable] = useState(false);
  const [keys, setKeys] = useState(false);
  const done = useMissions(MISSIONS, { model });
  const predictions = useMemo(() => predictionsFor(model), [model]);
  const asked = predictions.find(({ revealMs }) => revealMs > player.tMs);
  const answered = predictions.findLast(({ revealMs }) => revealMs <= player.tMs);
  const change = (next: Task): void => setPast([...past.slice(-99), next]);
  const undo = (): void => {
    if (past.length > 1) setPast(past.slice(0, -1));
  };

  useFragment(live && form === 'page', (fragment) => {
    const read = readTask(fragment, STILL_MS);
    setPast([read.task]);
    setIgnored(read.ignored);
    player.send({ type: 'seek', tMs: read.tMs });
  });

  const shortcuts = [
    ...playerShortcuts(player),
    { key: 't', label: 'the facts as a table', run: () => setTable(!table) },
    { key: 'u', label: 'undo', run: undo },
    { key: '?', label: 'this list', run: () => setKeys(true) },
  ];

  return (
    <figure
      ref={figure}
      className="figure batchstream not-content"
      aria-label="Batch or streaming?"
      data-form={form}
      data-live={live || undefined}
      onKeyDown={(event) => {
        const shortcut = shortcutFor(shortcuts, event);
        if (!shortcut) return;
        event.preventDefault();
        shortcut.run();
      }}
    >
      <Questions
        answers={task.answers}
        advice={model.advice}
        onAnswer={(answers) => change({ ...task, answers })}
      />
      <figcaption>
        <p className="figure-title">{titleOf(model)}</p>
        <p className="figure-note">
          The line is the age of the result over one day, on a scale of its own; dashed, what is
          needed. The bars below are the time for which a machine runs.
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
      <Controls task={task} onChange={change} />
      <div className="figure-body">
        <div className="figure-main">
          {table ? (
            <TableView tables={[tableOf(model, player.tMs)]} />
          ) : (
            <Day model={model} tMs={player.tMs} />
          )}
          <Player player={player} timeline={model.timeline} clock={clock}>
            <button type="button" aria-disabled={past.length < 2} onClick={undo}>
              Undo
            </button>
            <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
              Table
            </button>
            <LinkButton href={() => `${home}${writeTask(task, player.tMs)}`} />
            <button type="button" aria-label="Keys" onClick={() => setKeys(true)}>
              ?
            </button>
          </Player>
          <p className="visually-hidden" role="status">
            {announcement(player, [], () => `It is ${clock(player.tMs)}. ${titleOf(model)}.`)}
          </p>
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
            The hours of demand, the 5,000 rows a second of one machine and its start-up time are
            assumed; prices differ from contract to contract, so cost is the time for which a
            machine runs. That a stream is about two minutes behind is what the pipeline&apos;s
            Snowflake path shows; fifteen is Gold on Databricks with its ten-minute watermark.
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
