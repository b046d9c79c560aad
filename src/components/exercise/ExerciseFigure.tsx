import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { PipelineSystem } from '../../sim/index.ts';
import { clock } from '../chart/index.ts';
import { modelOf, momentOf, Panel, Picture, tablesOf, titleOf } from '../pipeline/parts.ts';
import type { Undated } from '../pipeline/parts.ts';
import {
  announcement,
  bounded,
  happened,
  later,
  Log,
  onKey,
  Player,
  playerShortcuts,
  Press,
  Segmented,
  Shortcuts,
  TableView,
  useMissions,
  usePlayer,
} from '../player/index.ts';
import { useLive } from '../progress/index.ts';
import { exerciseFacts } from './facts.ts';
import { isHealthy } from './faults.ts';
import { MISSIONS } from './missions.ts';
import { ROUNDS } from './rounds.ts';
import { FAULT_MS } from './scenario.ts';
import { Steps } from './Steps.tsx';
import { STEPS } from './steps.ts';
import { useRounds } from './useRounds.ts';

const FaultRound = later(() => import('./FaultRound.tsx'), 'Loading what the tables answer.');

/** The exercise: one run of the whole lab, in which a reader does the practice, or finds a fault. */
export const ExerciseFigure = bounded(Exercise);

/** How far back the log reaches, ms. */
const LOG_MS = 120_000;
/** While it plays, the figure is drawn anew at these moments of the run, ms. */
const DRAWN_MS = 5_000;

function Exercise(): ReactNode {
  const live = useLive();
  const figure = useRef<HTMLElement>(null);
  const rounds = useRounds();
  const { round, scenario } = rounds;
  const model = useMemo(() => modelOf(scenario), [scenario]);
  const { timeline, run } = model;
  const player = usePlayer(
    figure,
    { timeline, tMs: timeline.startMs, speed: 30 },
    (tMs) => tMs - (tMs % DRAWN_MS),
  );
  const { tMs } = player;
  const resting = player.state !== 'playing';
  const moment = useMemo(() => momentOf(model, tMs), [model, tMs]);
  const facts = useMemo(
    () => exerciseFacts(run, moment.view, tMs, resting),
    [run, moment, tMs, resting],
  );
  const named = round.named.at(-1);
  const found = named !== undefined && named === round.fault?.place;
  const done = useMissions('lab-exercise', MISSIONS, { ...facts, fault: round.fault?.id, found });
  const [system, setSystem] = useState<PipelineSystem>('bronze');
  const [table, setTable] = useState(false);
  const [keys, setKeys] = useState(false);

  const seek = (sinceStartMs: number): void =>
    player.send({ type: 'seek', tMs: timeline.startMs + sinceStartMs });
  const act = (actions: readonly Undated[]): void =>
    rounds.act(actions, Math.floor(player.now.get() - timeline.startMs));
  useResume(live, rounds, player, resting);

  const entries = useMemo(() => {
    const hidden = new Set(round.fault?.actions.map(({ at }) => run.startMs + at));
    return model.log
      .map((entry, id) => ({ id: String(id), tMs: entry.atMs, text: entry.sentence }))
      .filter((entry) => entry.tMs > Math.max(run.startMs, tMs - LOG_MS) && entry.tMs <= tMs)
      .filter((entry) => !hidden.has(entry.tMs));
  }, [model, run, round.fault, tMs]);
  const shortcuts = [
    ...playerShortcuts(player),
    { key: 't', label: 'the facts as a table', run: () => setTable(!table) },
    { key: 'u', label: 'undo', run: rounds.undo },
    { key: '?', label: 'this list', run: () => setKeys(true) },
  ];
  const steps = STEPS.filter(({ id }) => done.has(id)).length;

  return (
    <figure
      ref={figure}
      className="figure pipeline exercise not-content"
      aria-label="The exercise"
      data-live={live || undefined}
      onKeyDown={(event) => {
        if (!keys) onKey(event, shortcuts);
      }}
    >
      <figcaption>
        <p className="figure-title">
          {round.fault === undefined
            ? `${steps} of ${STEPS.length} steps hold`
            : faultTitle(found, found && isHealthy(facts), clock(run.startMs + FAULT_MS))}
        </p>
        <p className="figure-note">
          {clock(tMs)}. {storyOf(model, moment)}. What you press happens at this moment of the run;
          then play on. A step ticks itself once the run holds what is expected.
        </p>
      </figcaption>
      <div className="settings">
        <Segmented
          label="Round"
          options={ROUNDS}
          value={rounds.name}
          onChange={(next) => seek(rounds.go(next, tMs - timeline.startMs))}
        />
        <button type="button" onClick={() => seek(rounds.restart())}>
          Begin again
        </button>
      </div>
      {table ? (
        <TableView tables={tablesOf(model, moment)} />
      ) : (
        <Picture
          model={model}
          now={player.now}
          chosen={system}
          event={undefined}
          onSystem={setSystem}
          onRecord={() => setSystem('topic')}
        />
      )}
      <Panel model={model} now={player.now} system={system} onSystem={setSystem} onDo={act} />
      <Player player={player} timeline={timeline} clock={clock}>
        <Press off={round.past.length < 2} onPress={rounds.undo}>
          Undo
        </Press>
        <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
          Table
        </button>
        <button type="button" aria-label="Keys" onClick={() => setKeys(true)}>
          ?
        </button>
      </Player>
      {round.fault === undefined ? (
        <Steps facts={facts} done={done} onDo={act} />
      ) : (
        <FaultRound facts={facts} fault={round.fault} named={named} onName={rounds.nameFault} />
      )}
      <Log
        entries={entries}
        announcement={announcement(
          player,
          entries,
          (n) =>
            `${happened(n, 'the last two minutes')}. ${steps === 1 ? '1 step holds' : `${steps} steps hold`}.`,
          clock,
        )}
        clock={clock}
      />
      <Shortcuts shortcuts={shortcuts} open={keys} onClose={() => setKeys(false)} />
    </figure>
  );
}

/** What the run shows at this moment, in one line. */
function storyOf(...[model, moment]: Parameters<typeof titleOf>): string {
  const { produced } = moment.view.facts;
  return produced > 0 ? titleOf(model, moment) : 'Nothing has been started yet';
}

function faultTitle(found: boolean, repaired: boolean, since: string): string {
  if (repaired) return 'Found and repaired: everything is there again';
  if (found) return 'Found. Now repair it';
  return `Something has gone wrong since ${since}: where is it?`;
}

/** Takes the practice up where it was left, once, and keeps where it stands whenever t rests. */
function useResume(
  live: boolean,
  rounds: ReturnType<typeof useRounds>,
  { send, tMs }: ReturnType<typeof usePlayer>,
  resting: boolean,
): void {
  const resumed = useRef(false);
  useEffect(() => {
    if (!live) return;
    if (!resumed.current) {
      resumed.current = true;
      const keptMs = rounds.resume();
      if (keptMs !== undefined) send({ type: 'seek', tMs: keptMs });
    } else if (resting) rounds.keep(tMs);
  }, [live, rounds, send, tMs, resting]);
}
