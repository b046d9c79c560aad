import { useMemo, useState, type ReactNode } from 'react';
import {
  Missions,
  Predict,
  questionsAt,
  useCalmNow,
  useMissions,
  type PlayerHandle,
} from '../player/index.ts';
import { MISSIONS } from './missions.ts';
import type { DecoderModel, DecoderState } from './model.ts';
import { predictionsFor } from './predictions.ts';

interface Props {
  model: DecoderModel;
  state: DecoderState;
  player: PlayerHandle;
  /** Whether the bytes were made by encoding an event. */
  encoded: boolean;
}

/** What the reader has answered, by the id of the question. */
type Guesses = Readonly<Record<string, number>>;

const NONE: Guesses = {};

/** The part of the figure, in the order in which they are drawn, that these are. */
const PART = 5;

/** What the figure asks its reader: its questions, and its missions. */
export function Tasks({ model, state, player, encoded }: Props): ReactNode {
  const tMs = Math.min(useCalmNow(player.now, PART), model.timeline.endMs);
  const [guessed, setGuessed] = useState({ model, guesses: NONE });
  // Another message asks the same questions anew.
  const guesses = guessed.model === model ? guessed.guesses : NONE;
  const done = useMissions('decoder', MISSIONS, { model, state, tMs, encoded });
  const predictions = useMemo(() => predictionsFor(model, state), [model, state]);
  const { asked, answered } = questionsAt(predictions, tMs);
  return (
    <>
      <Predict
        prediction={asked}
        previous={answered}
        guesses={guesses}
        tMs={tMs}
        onGuess={(option) => {
          if (asked) setGuessed({ model, guesses: { ...guesses, [asked.id]: option } });
        }}
        onSee={() => {
          if (asked) player.send({ type: 'seek', tMs: asked.revealMs });
        }}
      />
      <Missions missions={MISSIONS} done={done} />
    </>
  );
}
