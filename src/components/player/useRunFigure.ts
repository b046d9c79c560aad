import { useMemo, useRef, useState, type RefObject } from 'react';
import type { IgnoredPart } from '../../sim/index.ts';
import { useLive } from '../progress/index.ts';
import type { Prediction } from './Predict.tsx';
import { guessesAt, questionsAt, withGuess, type Given } from './questions.ts';
import type { Timeline } from './timeline.ts';
import { useFragment } from './useFragment.ts';
import { calmMoment, usePlayer, type PlayerHandle } from './usePlayer.ts';
import { useStable } from './useStable.ts';

interface Setup<State, Model> {
  /** The state that the figure opens with. */
  first: () => State;
  /** Runs a state: everything that does not depend on t. */
  modelOf: (state: State) => Model;
  /** The run's questions, in the order of their answers. */
  predictionsFor: (model: Model) => readonly Prediction[];
  /** How far the telling still stands into the run, ms. */
  stillMs: number;
  /** Virtual ms for each ms of the reader's time, at first. */
  speed: number;
  /** Reads the fragment of the figure's own page; a small figure in a text has no part in it. */
  readLink?: ((fragment: string) => OpenedLink<State>) | false;
}

/** What a link named: a run, the moment at which to open it, and what the engine could not take. */
interface OpenedLink<State> {
  state: State;
  tMs: number;
  ignored: readonly IgnoredPart[];
}

/** The two forms of a figure over one run. */
export interface RunFigureProps {
  form?: 'page' | 'small';
  /** The address of the figure's own page. */
  home: string;
}

/** What every figure over one run has: its state with undo, its player, its questions, its panels. */
interface RunFigureHandle<State, Model> {
  element: RefObject<HTMLElement | null>;
  live: boolean;
  state: State;
  model: Model;
  player: PlayerHandle;
  canUndo: boolean;
  /** The question that comes next, and the one whose answer t has passed. */
  asked: Prediction | undefined;
  answered: Prediction | undefined;
  guesses: Readonly<Record<string, number>>;
  table: boolean;
  keys: boolean;
  /** What a link named and the engine could not take. */
  ignored: readonly IgnoredPart[];
  deeds: RunDeeds<State>;
}

/** What a reader does to any of them. */
type CommonDeeds = {
  undo: () => void;
  guess: (option: number) => void;
  see: () => void;
  toggleTable: () => void;
  showKeys: (open: boolean) => void;
};

type RunDeeds<State> = CommonDeeds & { change: (next: State) => void };

/** The part of it that does not depend on what the figure is about. */
export type AnyRunFigure = Omit<
  RunFigureHandle<never, { timeline: Timeline }>,
  'state' | 'deeds'
> & { deeds: CommonDeeds };

/** States that undo goes back to. */
const MOST_UNDONE = 100;

/** The state machine of a figure over one run: the reader's state, the run it makes, and t. */
export function useRunFigure<State, Model extends { timeline: Timeline }>(
  setup: Setup<State, Model>,
): RunFigureHandle<State, Model> {
  const { first, modelOf, predictionsFor, stillMs, speed, readLink = false } = setup;
  const live = useLive();
  const element = useRef<HTMLElement>(null);
  const [past, setPast] = useState<readonly [State, ...State[]]>(() => [first()]);
  const [state] = past;
  const model = useMemo(() => modelOf(state), [modelOf, state]);
  const { timeline } = model;
  const initial = { timeline, tMs: timeline.startMs + stillMs, speed };
  const player = usePlayer(element, initial, calmMoment);
  const [given, setGiven] = useState<Given>({});
  const [table, setTable] = useState(false);
  const [keys, setKeys] = useState(false);
  const [ignored, setIgnored] = useState<readonly IgnoredPart[]>([]);
  const questions = useMemo(() => predictionsFor(model), [predictionsFor, model]);
  const guesses = useMemo(() => guessesAt(questions, given), [questions, given]);
  const { asked, answered } = questionsAt(questions, player.tMs);
  const deeds = useStable<RunDeeds<State>>({
    change: (next: State) => setPast([next, ...past.slice(0, MOST_UNDONE - 1)]),
    undo() {
      const [, before, ...older] = past;
      if (before !== undefined) setPast([before, ...older]);
    },
    guess: (option: number) => asked && setGiven(withGuess(given, asked, option)),
    see: () => asked && player.send({ type: 'seek', tMs: asked.revealMs }),
    toggleTable: () => setTable(!table),
    showKeys: (open: boolean) => setKeys(open),
  });
  useFragment(live && readLink !== false, (fragment) => {
    if (readLink === false) return;
    const link = readLink(fragment);
    // Another run from somewhere else, with a past of its own: nothing to undo.
    setPast([link.state]);
    setIgnored(link.ignored);
    player.send({ type: 'load', timeline: modelOf(link.state).timeline });
    player.send({ type: 'seek', tMs: link.tMs });
  });
  const canUndo = past.length > 1;
  return {
    ...{ element, live, state, model, player, canUndo, asked, answered, guesses, table, keys },
    ...{ ignored, deeds },
  };
}
