import './whatif.css';
import { lazy, memo, Suspense, type KeyboardEvent, type Ref } from 'react';
import { momentText, type SweepPoint } from '../../sim/index.ts';
import { Mark } from '../chart/index.ts';
import {
  Facts,
  LinkButton,
  Log,
  Missions,
  Player,
  Predict,
  Segmented,
  type LogEntry,
  type PlayerHandle,
  type Prediction,
} from '../player/index.ts';
import { Code } from './Code.tsx';
import { Controls } from './Controls.tsx';
import { costTable } from './cost.ts';
import type { Deeds, Screen } from './deeds.ts';
import type { Drawing } from './drawing.ts';
import { Inspector } from './Inspector.tsx';
import { Keeping } from './Keeping.tsx';
import { MISSIONS } from './missions.ts';
import type { Twins } from './model.ts';
import { Plot } from './Plot.tsx';
import type { Preset } from './presets.ts';
import { Shares } from './Shares.tsx';
import { SweepCurve } from './SweepCurve.tsx';
import { TruthNote } from './TruthNote.tsx';
import { titleOf } from './title.ts';
import type { Compared } from './useTwins.ts';
import { count, divergenceText } from './words.ts';

/** The reader's own data come with a CSV parser: loaded when they are asked for. */
const OwnData = lazy(() => import('../owndata/index.ts').then((own) => ({ default: own.OwnData })));

/** Everything the picture is made of: a function of the runs, t and what the reader has open. */
export interface ViewProps {
  small: boolean;
  page: string;
  compared: Compared;
  preset: Preset | undefined;
  twins: Twins;
  drawing: Drawing;
  points: readonly SweepPoint[];
  player: PlayerHandle;
  clock: (tMs: number) => string;
  log: readonly LogEntry[];
  announcement: string;
  summary: string;
  ask: Prediction | undefined;
  previousAsk: Prediction | undefined;
  screen: Screen;
  missionsDone: ReadonlySet<string>;
  linkFits: boolean;
  deeds: Deeds;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The playground as it is read; its small form is the picture with the one change. */
export function View({ ref, ...props }: ViewProps & { ref: Ref<HTMLElement> }) {
  const { compared, twins, player, deeds, screen, small, clock, preset } = props;
  const { state, own } = compared;
  return (
    <figure
      ref={ref}
      className="figure whatif not-content"
      data-small={small || undefined}
      aria-label="What if: two runs on the same events"
      onKeyDown={props.onKeyDown}
    >
      <figcaption>
        <p className="figure-title">{titleOf(twins, state.change)}</p>
        <p className="figure-note">
          {own ? `Your events, from ${own.fileName}. ` : preset ? `${preset.lesson} ` : ''}
          Runs A and B get the same events and differ in one setting. A line is a watermark: how far
          it is behind the clock. Events far enough above it lose windows.
        </p>
      </figcaption>
      <LinkReport {...props} />
      <Controls
        state={state}
        preset={own ? '' : (preset?.id ?? '')}
        otherName={own ? own.fileName : state.scenario.name || 'of this link'}
        small={small}
        onPreset={deeds.openPreset}
        onKnob={deeds.setKnob}
        onTurn={deeds.turn}
      />
      <p className="problem" role="status">
        {screen.problem}
      </p>
      <div className="figure-body">
        <div className="figure-main">
          <p className="visually-hidden">{props.summary}</p>
          {screen.tableOpen ? <Losses {...props} /> : <Picture {...props} />}
          <Player player={player} timeline={twins.timeline} marks={twins.marks} clock={clock}>
            {!small && (
              <button type="button" aria-pressed={screen.tableOpen} onClick={deeds.toggleTable}>
                Table
              </button>
            )}
            {props.linkFits ? (
              <LinkButton href={deeds.link} />
            ) : (
              <span className="figure-note">Too much for a link: export it as JSON.</span>
            )}
            <button type="button" aria-label="Keys of this figure" onClick={deeds.openHelp}>
              ?
            </button>
          </Player>
          <p className="parting">
            {twins.divergence
              ? divergenceText(twins.divergence, twins.timeline.startMs)
              : 'The runs do not differ in anything.'}
          </p>
          <Log
            entries={props.log}
            announcement={props.announcement}
            clock={clock}
            shown={small ? 2 : 4}
          />
        </div>
        <div className="inspector">
          <Inspector twins={twins} tMs={player.tMs} chosenRow={screen.chosenRow} clock={clock} />
          {!small && <Question {...props} />}
        </div>
      </div>
      {small ? (
        <p className="whole">
          <a href={props.page}>
            Open the whole playground: every delay at once, the code, and your own data
          </a>
        </p>
      ) : (
        <Whole
          compared={compared}
          twins={twins}
          points={props.points}
          ownOpen={screen.ownOpen}
          wanted={screen.wanted}
          missionsDone={props.missionsDone}
          deeds={deeds}
        />
      )}
    </figure>
  );
}

type WholeProps = Pick<ViewProps, 'compared' | 'twins' | 'points' | 'missionsDone' | 'deeds'> &
  Pick<Screen, 'ownOpen' | 'wanted'>;

/** What only the full form has, below the picture; nothing in it depends on t. */
const Whole = memo(function Whole(props: WholeProps) {
  const { compared, twins, deeds } = props;
  const { state } = compared;
  const b = twins.b.scenario;
  return (
    <>
      <div className="whatif-lower">
        <Facts table={costTable(twins)} />
        <SweepCurve
          points={props.points}
          a={state.scenario.spark.delayMs}
          b={b.spark.delayMs}
          onMove={deeds.moveDelay}
        />
        <Code state={state} onTurn={deeds.turn} />
        <Shares
          sourceKey={compared.sourceKey}
          source={compared.source}
          scenario={b}
          onTake={deeds.moveDelay}
        />
      </div>
      <Keeping
        name={state.scenario.name}
        onName={deeds.rename}
        exportText={deeds.exportText}
        onImport={deeds.importText}
      />
      <div className="own">
        <button type="button" aria-expanded={props.ownOpen} onClick={deeds.toggleOwn}>
          Bring your own data
        </button>
        {props.ownOpen && (
          <Suspense fallback={<p role="status">Loading the reader of files.</p>}>
            <OwnData wanted={props.wanted} onEvents={deeds.takeOwn} />
          </Suspense>
        )}
      </div>
      <Missions missions={MISSIONS} done={props.missionsDone} />
      <TruthNote />
    </>
  );
});

function Picture({ twins, drawing, player, clock, screen, deeds }: ViewProps) {
  const losses = drawing.losses[screen.shown];
  return (
    <>
      <Plot
        twins={twins}
        drawing={drawing}
        tMs={player.tMs}
        clock={clock}
        shown={screen.shown}
        chosenRow={screen.chosenRow}
        onChoose={deeds.chooseRow}
      />
      <div className="twin-legend">
        <Segmented
          label="Whose losses are marked"
          value={screen.shown}
          onChange={deeds.showLosses}
          options={[
            { value: 'a', name: 'losses of A' },
            { value: 'b', name: 'losses of B' },
          ]}
        />
        <ul aria-label="What the marks mean">
          <li>
            <LineSample className="twin-a" /> watermark of A
          </li>
          <li>
            <LineSample className="twin-b" /> watermark of B
          </li>
          {losses.points ? (
            <>
              <li>
                <Mark shape="half" /> partly late
              </li>
              <li>
                <Mark shape="cross" /> dropped
              </li>
            </>
          ) : (
            <li>
              <span className="crowd-sample" aria-hidden="true" /> {count(losses.rows.length)}{' '}
              events that lose windows, as density
            </li>
          )}
        </ul>
      </div>
    </>
  );
}

function LineSample({ className }: { className: string }) {
  return (
    <svg width="28" height="10" aria-hidden="true">
      <path className={`wm-stair ${className}`} d="M0 5H28" />
    </svg>
  );
}

/** The picture's events as a table: those that lose windows in the run that is shown. */
function Losses({ twins, drawing, screen }: ViewProps) {
  const { rows } = drawing.losses[screen.shown];
  const { events, startMs } = twins.source;
  const side = twins[screen.shown];
  const shown = rows.slice(0, 200);
  const name = screen.shown.toUpperCase();
  return (
    <Facts
      table={{
        caption:
          rows.length > shown.length
            ? `The first ${String(shown.length)} of ${count(rows.length)} events that lose windows in ${name}`
            : `Events that lose windows in ${name}`,
        columns: [
          { head: 'event time' },
          { head: 'arrived' },
          { head: 'key' },
          { head: 'batch', numeric: true },
          { head: 'windows lost', numeric: true },
        ],
        rows: shown.map((row) => ({
          id: String(row),
          cells: [
            momentText(events.eventTimeMs[row] ?? NaN, startMs),
            momentText(events.arrivalMs[row] ?? NaN, startMs),
            events.keys[events.key[row] ?? 0] ?? '',
            side.run.eventBatch[row] ?? -1,
            side.run.lostWindows[row] ?? 0,
          ],
        })),
        empty: `No event loses a window in ${name}.`,
      }}
    />
  );
}

function Question({ ask, previousAsk, screen, player, deeds }: ViewProps) {
  return (
    <div>
      <Predict
        prediction={ask}
        previous={previousAsk}
        guesses={screen.guesses}
        tMs={player.tMs}
        onGuess={deeds.guess}
        onSee={deeds.see}
      />
      <label className="setting ask-me">
        <input type="checkbox" checked={screen.asking} onChange={deeds.toggleAsking} />
        pause where an answer shows
      </label>
    </div>
  );
}

function LinkReport({ screen: { linkProblems } }: ViewProps) {
  if (linkProblems.length === 0) return null;
  return (
    <div className="link-report" role="alert">
      <p>Some parts of this link were ignored; the rest holds.</p>
      <ul>
        {linkProblems.map(({ part, why }) => (
          <li key={part}>
            <code>{part}</code>: {why}.
          </li>
        ))}
      </ul>
    </div>
  );
}
