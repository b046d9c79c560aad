import './watermark.css';
import { memo, type KeyboardEvent, type Ref } from 'react';
import { Fate, type WatermarkState } from '../../sim/index.ts';
import { clock, Handle, Mark } from '../chart/index.ts';
import {
  LinkButton,
  LinkReport,
  Log,
  Missions,
  Player,
  Predict,
  TableView,
  type LinkProblem,
  type LogEntry,
  type PlayerHandle,
} from '../player/index.ts';
import { Controls } from './Controls.tsx';
import { EventTools } from './EventTools.tsx';
import type { Bar, EventFacts, EventWindow, WasNow } from './facts.ts';
import type { FigureState } from './figureState.ts';
import { Inspector } from './Inspector.tsx';
import { MISSIONS } from './missions.ts';
import { shapeOf, type FigureModel } from './model.ts';
import { Output } from './Output.tsx';
import { Plot } from './Plot.tsx';
import type { Ask } from './predictions.ts';
import { tablesOf } from './tables.ts';
import { summaryOf, titleOf } from './title.ts';
import { TruthNote } from './TruthNote.tsx';
import type { Deeds, Screen } from './deeds.ts';
import { WindowLanes } from './WindowLanes.tsx';
import { fateName } from './words.ts';

/** The fates that the legend explains, in its order. */
const LEGEND = [Fate.onTime, Fate.lateCounted, Fate.partlyLate, Fate.dropped, Fate.pending];

const NO_WINDOWS: readonly EventWindow[] = [];

/** Everything the picture is made of: a function of the run, t and what the reader has open. */
interface ViewProps {
  figure: FigureState;
  model: FigureModel;
  /** The model without a drag that is still in the air: what costs more is drawn from this. */
  settled: FigureModel;
  state: WatermarkState;
  /** The state that is put into words: while it plays, that of one frame ago. */
  told: WatermarkState;
  bars: readonly Bar[];
  chosenRow: number;
  facts: EventFacts | undefined;
  stateFacts: readonly WasNow[];
  canUndo: boolean;
  player: PlayerHandle;
  log: readonly LogEntry[];
  announcement: string;
  ask: Ask | undefined;
  /** The moment that the questions are asked at: while it plays, that of two frames ago, ms. */
  askedMs: number;
  previousAsk: Ask | undefined;
  screen: Screen;
  missionsDone: ReadonlySet<string>;
  linkProblems: readonly LinkProblem[];
  deeds: Deeds;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** The figure as it is read: title, settings, picture, legend, player, log; the inspector beside. */
export function View({ ref, ...props }: ViewProps & { ref: Ref<HTMLElement> }) {
  const { model, settled, told, chosenRow, facts, player, deeds, figure, screen } = props;
  return (
    <figure
      ref={ref}
      className="figure watermark not-content"
      aria-label="Watermark and sliding windows"
      onKeyDown={props.onKeyDown}
    >
      <Caption model={model} row={chosenRow} facts={facts} state={told} />
      <LinkReport problems={props.linkProblems} />
      <Controls
        caseId={figure.caseId}
        settings={figure.settings}
        onCase={deeds.openCase}
        onSet={deeds.set}
      />
      <div className="figure-body">
        <div className="figure-main">
          <Summary model={settled} state={told} tMs={player.tMs} />
          {screen.tableOpen ? (
            <Tables model={settled} state={told} chosenRow={chosenRow} />
          ) : (
            <Picture {...props} />
          )}
          <Player player={player} timeline={model.timeline} marks={model.marks} clock={clock}>
            <button type="button" aria-pressed={screen.tableOpen} onClick={deeds.toggleTable}>
              Table
            </button>
            <LinkButton href={deeds.link} />
            <button type="button" aria-label="Keys of this figure" onClick={deeds.openHelp}>
              ?
            </button>
          </Player>
          <Log
            entries={props.log}
            announcement={props.announcement}
            clock={clock}
            moving={player.state === 'playing'}
          />
          <Output model={settled} state={told} />
          <Missions missions={MISSIONS} done={props.missionsDone} />
          <TruthNote />
        </div>
        <div className="inspector">
          <Inspector event={model.events[chosenRow]} facts={facts} state={props.stateFacts} />
          <Question {...props} />
          <EventTools
            chosen={chosenRow >= 0}
            canUndo={props.canUndo}
            problem={screen.problem}
            deeds={deeds}
          />
        </div>
      </div>
    </figure>
  );
}

function Picture(props: ViewProps) {
  const { model, state, chosenRow, facts, player, deeds } = props;
  const event = model.events[chosenRow];
  const { frame, x, y } = model.layout;
  return (
    <>
      <Plot
        model={model}
        state={state}
        now={player.now}
        chosenRow={chosenRow}
        onChoose={deeds.chooseRow}
        onDrag={deeds.drag}
        onDrop={deeds.drop}
        onDragCancel={deeds.cancelDrag}
      >
        <WindowLanes model={model} bars={props.bars} chosen={facts?.windows ?? NO_WINDOWS} />
        {event && (
          <Handle
            x={x(event.atMs) / frame.width}
            y={y(event.arrivesMs) / frame.height}
            label={`The circled event: ${event.country}, event time ${clock(event.atMs)}, arrived ${clock(event.arrivesMs)}, ${fateName(facts?.fate)}. Left and right move its event time, up and down its arrival.`}
            onNudge={deeds.nudge}
          />
        )}
      </Plot>
      <ul className="legend" aria-label="What the marks mean">
        {LEGEND.map((fate) => (
          <li key={fate}>
            <Mark shape={shapeOf(fate)} /> {fateName(fate)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Question({ ask, previousAsk, askedMs, screen, deeds }: ViewProps) {
  return (
    <div>
      <Predict
        prediction={ask?.prediction}
        previous={previousAsk?.prediction}
        guesses={screen.guesses}
        tMs={askedMs}
        onGuess={deeds.guess}
        onSee={deeds.see}
      />
      <label className="setting ask-me">
        <input type="checkbox" checked={screen.asking} onChange={deeds.toggleAsking} />
        pause at each batch and ask
      </label>
    </div>
  );
}

interface AtRest {
  model: FigureModel;
  state: WatermarkState;
}

const Caption = memo(function Caption({
  model,
  row,
  facts,
  state,
}: AtRest & { row: number; facts: EventFacts | undefined }) {
  return (
    <figcaption>
      <p className="figure-title">{titleOf(model, row, facts, state)}</p>
      <p className="figure-note">
        Each mark is one event. The stair is the watermark: it moves only when a micro-batch ends.{' '}
        {model.shown.lesson}
      </p>
    </figcaption>
  );
});

/** The picture in words. */
const Summary = memo(function Summary({ model, state, tMs }: AtRest & { tMs: number }) {
  return <p className="visually-hidden">{summaryOf(model, state, tMs)}</p>;
});

const Tables = memo(function Tables({ model, state, chosenRow }: AtRest & { chosenRow: number }) {
  return <TableView tables={tablesOf(model, state, chosenRow)} />;
});
