import { useEffect, useMemo, useRef, useState } from 'react';
import { clock } from '../chart/index.ts';
import {
  announcement,
  FigureBoundary,
  onKey,
  playerShortcuts,
  pressLink,
  Shortcuts,
  countUpTo,
  useFragment,
  useFrameLater,
  useMissions,
  usePlayer,
  useStable,
  type LinkProblem,
  type Shortcut,
  type Timeline,
} from '../player/index.ts';
import { noteSpoken, useChangeNote, withNote } from '../rerun/index.ts';
import { caseOf, caseSettings } from './cases.ts';
import { deedsOf, type Screen } from './deeds.ts';
import { effectOf } from './effect.ts';
import { barsOf, eventFacts, stateFacts } from './facts.ts';
import { withEdit } from './figureState.ts';
import { readLink } from './link.ts';
import { MISSIONS } from './missions.ts';
import { logReader, modelOf, stateOf, type FigureModel } from './model.ts';
import { askAt, askBefore, askMoments } from './predictions.ts';
import { summaryOf } from './title.ts';
import { useFigure } from './useFigure.ts';
import { View } from './View.tsx';

/** How far back the log reaches, ms. */
const LOG_MS = 300_000;

interface FigureProps {
  /** The case to open with. */
  case?: string;
  /** The figure's own page, to which links lead. */
  page?: string;
}

/** The watermark figure: the player's machine and the reader's deeds, drawn by the View. */
export default function WatermarkFigure(props: FigureProps) {
  return (
    <FigureBoundary>
      <Figure {...props} />
    </FigureBoundary>
  );
}

function Figure({
  case: caseId = 'ordinary',
  page = `${import.meta.env.BASE_URL}figures/watermark/`,
}: FigureProps) {
  const opening = caseOf(caseId);
  const element = useRef<HTMLElement>(null);
  const {
    state: figure,
    canUndo,
    act,
  } = useFigure({ caseId: opening.id, settings: caseSettings(opening), edits: [] });
  const [screen, setScreen] = useState<Screen>({
    chosen: opening.chosen,
    draft: undefined,
    problem: '',
    guesses: {},
    asking: false,
    tableOpen: false,
    helpOpen: false,
  });
  const [linkProblems, setLinkProblems] = useState<readonly LinkProblem[]>([]);
  const show = (change: Partial<Screen>) => setScreen((now) => ({ ...now, ...change }));
  const { chosen, draft, asking } = screen;

  const shown = caseOf(figure.caseId);
  const settled = useMemo(() => modelOf(shown, figure.settings, figure.edits), [shown, figure]);
  const model = useMemo(() => {
    if (!draft) return settled;
    return modelOf(
      shown,
      figure.settings,
      withEdit(figure.edits, { do: 'move', id: chosen, ...draft }),
    );
  }, [settled, shown, figure, draft, chosen]);

  const timeline: Timeline = useMemo(
    () => (asking ? { ...settled.timeline, halts: askMoments(settled) } : settled.timeline),
    [settled, asking],
  );
  const player = usePlayer(element, { timeline, tMs: opening.stillMs, speed: 30 }, (tMs) =>
    playedMoment(model, tMs),
  );
  const momentMs = momentOf(model, player.tMs);
  const state = useMemo(() => stateOf(model, momentMs), [model, momentMs]);
  const bars = useMemo(() => barsOf(state), [state]);
  const chosenRow = model.events.findIndex(({ id }) => id === chosen);
  const before = useMemo(() => {
    const batch = model.run.batches[model.run.eventBatch[chosenRow] ?? -1];
    return batch && stateOf(model, batch.endedAtMs - 1);
  }, [model, chosenRow]);
  const facts = useMemo(
    () => (chosenRow < 0 ? undefined : eventFacts(model, chosenRow, state, before)),
    [model, chosenRow, state, before],
  );
  useFragment(true, (fragment) => {
    const read = readLink(fragment);
    if (!read) return;
    const { link, problems } = read;
    act({ do: 'open', state: link.state });
    show({ chosen: link.chosen, draft: undefined, problem: '', guesses: {} });
    setLinkProblems(problems);
    player.send({ type: 'seek', tMs: link.tMs });
  });
  // `client:touch` waits for this mark before it gives the press back that woke the figure.
  useEffect(() => element.current?.setAttribute('data-live', ''), []);

  const readLog = useMemo(() => logReader(settled), [settled]);
  // Picture, words and tasks in three frames while it plays: one would be too long for all of them.
  const playing = player.state === 'playing';
  const told = useFrameLater(state, playing);
  const askedMs = useFrameLater(told.atMs, playing);
  const happened = useMemo(() => readLog(askedMs, LOG_MS), [readLog, askedMs]);
  const note = useChangeNote(settled, player.tMs, effectOf);
  const log = useMemo(() => withNote(happened, note), [happened, note]);
  const shownFacts = useMemo(() => stateFacts(model, told, clock), [model, told]);
  const ask = useMemo(() => askAt(settled, askedMs), [settled, askedMs]);
  const missionsDone = useMissions('watermark', MISSIONS, {
    model: settled,
    state: figure,
    tMs: askedMs,
  });

  const previous = useMemo(() => askBefore(settled, askedMs), [settled, askedMs]);
  const deeds = useStable(deedsOf({ figure, model, screen, show, act, player, ask, page }));
  const shortcuts: Shortcut[] = [
    ...playerShortcuts(player),
    { key: 'n', label: 'choose the next event', run: () => deeds.chooseNext(1) },
    { key: 'p', label: 'choose the event before', run: () => deeds.chooseNext(-1) },
    { key: 'a', label: 'add an event', run: deeds.add },
    { key: 'Delete', label: 'delete the chosen event', run: deeds.remove },
    { key: 'u', label: 'undo', run: deeds.undo },
    { key: 't', label: 'show the facts as tables', run: deeds.toggleTable },
    { key: 'l', label: 'copy the link to this state', run: () => pressLink(element) },
    { key: '?', label: 'this list', run: deeds.openHelp },
  ];

  return (
    <>
      <View
        ref={element}
        figure={figure}
        model={model}
        settled={settled}
        state={state}
        told={told}
        bars={bars}
        chosenRow={chosenRow}
        facts={facts}
        stateFacts={shownFacts}
        canUndo={canUndo}
        player={player}
        log={log}
        announcement={
          noteSpoken(note, clock) ??
          announcement(player, happened, () => summaryOf(settled, state, player.tMs), clock)
        }
        ask={ask}
        askedMs={askedMs}
        previousAsk={previous}
        screen={screen}
        missionsDone={missionsDone}
        linkProblems={linkProblems}
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

/** With more events than this, something happens in nearly every frame of playing. */
const MANY_EVENTS = 200;

/**
 * The last moment at which anything happened: between two of them nothing changes, so what is
 * costly is worked out once a moment.
 */
function momentOf({ timeline }: FigureModel, tMs: number): number {
  if (tMs >= timeline.endMs) return timeline.endMs;
  return timeline.stops[countUpTo(timeline.stops, tMs) - 1] ?? timeline.startMs;
}

/** The same while t plays by; of many events only the batches count as moments. */
function playedMoment(model: FigureModel, tMs: number): number {
  const { events, run, timeline } = model;
  if (tMs >= timeline.endMs || events.length <= MANY_EVENTS) return momentOf(model, tMs);
  const last = run.batches.findLast(({ startedAtMs }) => startedAtMs <= tMs);
  if (!last) return timeline.startMs;
  return last.endedAtMs <= tMs ? last.endedAtMs : last.startedAtMs;
}
