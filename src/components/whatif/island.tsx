import { useEffect, useMemo, useRef, useState } from 'react';
import { momentText, tallyAt } from '../../sim/index.ts';
import { count } from '../chart/index.ts';
import {
  announcement,
  FigureBoundary,
  onKey,
  playerShortcuts,
  pressLink,
  questionsAt,
  Shortcuts,
  countUpTo,
  useFragment,
  useFrameLater,
  useMissions,
  usePlayer,
  useStable,
  type Shortcut,
  type Timeline,
} from '../player/index.ts';
import { noteSpoken, useChangeNote, withNote } from '../rerun/index.ts';
import { useSweep } from './answers.ts';
import { deedsOf, type Screen } from './deeds.ts';
import { effectOf } from './effect.ts';
import { LONGEST_LINK, readLink, writeLink } from './link.ts';
import { logOf } from './log.ts';
import { MISSIONS } from './missions.ts';
import { predictionsOf } from './predictions.ts';
import { presetFor, presetOf, presetState } from './presets.ts';
import { useTwins } from './useTwins.ts';
import { View } from './View.tsx';

interface FigureProps {
  /** The preset to open with. */
  preset?: string;
  /** The small form, for a page of text: the picture and the one change. */
  small?: boolean;
  /** The figure's own page, to which links lead. */
  page?: string;
}

/** The what-if playground: the player's machine and the reader's deeds, drawn by the View. */
export default function WhatIf(props: FigureProps) {
  return (
    <FigureBoundary>
      <Figure {...props} />
    </FigureBoundary>
  );
}

const QUIET: Screen = {
  shown: 'b',
  chosenRow: -1,
  problem: '',
  linkProblems: [],
  guesses: {},
  asking: false,
  tableOpen: false,
  helpOpen: false,
  ownOpen: false,
  wanted: undefined,
};

function Figure({
  preset: presetId = 'tunnel',
  small = false,
  page = `${import.meta.env.BASE_URL}figures/whatif/`,
}: FigureProps) {
  const opening = presetOf(presetId);
  const element = useRef<HTMLElement>(null);
  const { compared, setCompared, twins, drawing } = useTwins(() => presetState(opening));
  const { state, source, sourceKey, own } = compared;
  const [screen, setScreen] = useState(QUIET);
  const show = (change: Partial<Screen>) => setScreen((now) => ({ ...now, ...change }));

  const clock = useMemo(
    () => (tMs: number) => momentText(Math.floor(tMs / 1000) * 1000, source.startMs),
    [source],
  );
  const questions = useMemo(() => predictionsOf(twins, clock), [twins, clock]);
  const timeline = useMemo(
    () =>
      screen.asking
        ? { ...twins.timeline, halts: questions.map(({ revealMs }) => revealMs) }
        : twins.timeline,
    [twins, questions, screen.asking],
  );
  const player = usePlayer(
    element,
    { timeline, tMs: source.startMs + opening.stillMs, speed: 60 },
    momentOf,
  );
  const delays = [state.scenario.spark.delayMs, twins.b.scenario.spark.delayMs];
  const points = useSweep(sourceKey, source, twins.b.scenario, delays);

  const backMs = Math.max(60_000, 2 * state.scenario.spark.triggerMs);
  // Picture, log and tasks in three frames while it plays: one would be too long for all of them.
  const playing = player.state === 'playing';
  const laterMs = useFrameLater(player.tMs, playing);
  const askedMs = useFrameLater(laterMs, playing);
  const toldMs = momentOf(laterMs, twins.timeline);
  const happened = useMemo(() => logOf(twins, toldMs, backMs), [twins, toldMs, backMs]);
  const note = useChangeNote(twins, player.tMs, effectOf);
  const log = useMemo(() => withNote(happened, note), [happened, note]);
  const preset = useMemo(
    () => (own ? undefined : presetFor(state.scenario)),
    [own, state.scenario],
  );
  const facts = { twins, preset: preset?.id, tMs: momentOf(askedMs, twins.timeline) };
  const missionsDone = useMissions('whatif', MISSIONS, facts);
  const { wanted } = screen;
  // 40 for the host's name, which is not part of the page's address here.
  const linkFits = useMemo(() => {
    const longest = writeLink({ state, atMs: 1e9, file: own ?? wanted });
    return page.length + longest.length + 40 <= LONGEST_LINK;
  }, [state, own, wanted, page]);
  const { asked: ask, answered: previousAsk } = questionsAt(questions, askedMs);
  const deeds = useStable(
    deedsOf({ compared, setCompared, drawing, player, screen, show, ask, page }),
  );

  useFragment(!small, (fragment) => {
    const read = readLink(fragment);
    if (!read) return;
    deeds.open(read.link);
    show({ linkProblems: read.problems });
  });
  // `client:touch` waits for this mark before it gives the press back that woke the figure.
  useEffect(() => element.current?.setAttribute('data-live', ''), []);

  const shortcuts: Shortcut[] = [
    ...playerShortcuts(player),
    {
      key: 'n',
      label: 'choose the next event that loses a window',
      run: () => deeds.chooseNextLoss(1),
    },
    { key: 'p', label: 'choose the one before', run: () => deeds.chooseNextLoss(-1) },
    { key: 'a', label: 'mark the losses of A', run: () => deeds.showLosses('a') },
    { key: 'b', label: 'mark the losses of B', run: () => deeds.showLosses('b') },
    ...(small ? [] : [{ key: 't', label: 'show the losses as a table', run: deeds.toggleTable }]),
    { key: 'l', label: 'copy the link to this state', run: () => pressLink(element) },
    { key: '?', label: 'this list', run: deeds.openHelp },
  ];
  const summary = () => {
    const side = (name: 'a' | 'b') => {
      const tally = tallyAt(twins[name].run, twins[name].tallies, player.tMs);
      return `Run ${name.toUpperCase()} has dropped ${count(tally.dropped)} events, counted ${count(tally.partlyLate)} in only some windows, and holds ${count(tally.stateRows)} state rows.`;
    };
    return `At ${clock(player.tMs)}: ${side('a')} ${side('b')}`;
  };

  return (
    <>
      <View
        ref={element}
        small={small}
        page={page}
        compared={compared}
        preset={preset}
        twins={twins}
        drawing={drawing}
        points={points}
        player={player}
        clock={clock}
        log={log}
        announcement={noteSpoken(note, clock) ?? announcement(player, happened, summary, clock)}
        summary={summary()}
        ask={ask}
        askedMs={askedMs}
        previousAsk={previousAsk}
        screen={screen}
        missionsDone={missionsDone}
        linkFits={linkFits}
        deeds={deeds}
        onKeyDown={(event) => {
          if (!screen.helpOpen) onKey(event, shortcuts);
        }}
      />
      <Shortcuts
        shortcuts={shortcuts}
        open={screen.helpOpen}
        onClose={() => show({ helpOpen: false })}
      />
    </>
  );
}

/** The last moment at which a batch of either run ended: between two of them no number changes. */
function momentOf(tMs: number, { startMs, endMs, stops }: Timeline): number {
  return tMs >= endMs ? endMs : (stops[countUpTo(stops, tMs) - 1] ?? startMs);
}
