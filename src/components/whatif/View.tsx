import './whatif.css';
import type { KeyboardEvent, Ref } from 'react';
import type { SweepPoint } from '../../sim/index.ts';
import {
  LinkButton,
  LinkReport,
  Log,
  Player,
  Predict,
  type LogEntry,
  type PlayerHandle,
  type Prediction,
} from '../player/index.ts';
import { Controls } from './Controls.tsx';
import type { Deeds, Screen } from './deeds.ts';
import type { Drawing } from './drawing.ts';
import { Inspector } from './Inspector.tsx';
import { LossTable } from './LossTable.tsx';
import type { Twins } from './model.ts';
import { TwinPicture } from './TwinPicture.tsx';
import type { Preset } from './presets.ts';
import { titleOf } from './title.ts';
import type { Compared } from './useTwins.ts';
import { Whole } from './Whole.tsx';
import { divergenceText } from './words.ts';

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
  /** The moment that the questions are asked at: while it plays, that of two frames ago, ms. */
  askedMs: number;
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
      <LinkReport problems={screen.linkProblems} />
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
          {screen.tableOpen ? <LossTable {...props} /> : <TwinPicture {...props} />}
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
            moving={player.state === 'playing'}
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

function Question({ ask, previousAsk, askedMs, screen, deeds }: ViewProps) {
  return (
    <div>
      <Predict
        prediction={ask}
        previous={previousAsk}
        guesses={screen.guesses}
        tMs={askedMs}
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
