import { useEffect, useRef, useState } from 'react';
import { saveFile } from '../progress/index.ts';
import { ClockBar } from './ClockBar.tsx';
import { clockCsv } from './csv.ts';
import { DeskHead } from './DeskHead.tsx';
import { keyFor, roomKeys } from './keys.ts';
import { QuizDesk } from './QuizDesk.tsx';
import { PLAYER_HEIGHT } from './layout.ts';
import { readClock } from './reading.ts';
import type { Show, Wish } from './room.ts';
import { loadSaved, save, type Saved } from './saved.ts';
import { Stage } from './Stage.tsx';
import { showOf, type RoomQuestion, type Step } from './step.ts';
import { StepNotes } from './StepNotes.tsx';
import { withoutResult } from './turn.ts';
import { useClock } from './useClock.ts';
import { useDesk } from './useDesk.ts';
import { WhatNext } from './WhatNext.tsx';
import { WindowLine } from './WindowLine.tsx';

interface Props {
  steps: readonly Step[];
  questions: readonly RoomQuestion[];
}

/** The trainer's window at work: stage, notes, clock and keys. */
export function Desk({ steps, questions }: Props) {
  const [saved] = useState<Saved | undefined>(loadSaved);
  const frame = useRef<HTMLIFrameElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [help, setHelp] = useState(false);
  const clock = useClock(steps, saved);
  const { context, state, length, last } = clock;
  const { at } = context;

  const wished = useRef<(wish: Wish) => void>(() => undefined);
  const pressed = useRef<(event: KeyboardEvent) => void>(() => undefined);
  const desk = useDesk(
    frame,
    () => openingOf(steps[at], saved),
    (wish) => wished.current(wish),
    // Before the page itself: a clicker's keys are never a figure's.
    (page) => page.addEventListener('keydown', (event) => pressed.current(event), true),
  );
  const { show } = desk;

  const go = (to: number) => {
    const next = steps[to];
    if (!next || to === at) return;
    clock.go(to);
    desk.change(({ dark }) => ({ ...showOf(next), dark }));
  };
  const on = (by: 1 | -1) => {
    if (!desk.turn(by)) go(at + by);
  };
  const toggleDark = () => desk.change((shown) => ({ ...shown, dark: !shown.dark }));
  const toggleHelp = () => setHelp((open) => !open);
  const keys = roomKeys({ on, toggleDark, toggleHelp, questions: clock.questions });
  useEffect(() => {
    wished.current = (wish) => (wish === 'dark' ? toggleDark() : on(wish === 'next' ? 1 : -1));
    pressed.current = (event) => {
      const key = keyFor(keys, event);
      if (!key) return;
      event.preventDefault();
      event.stopPropagation();
      key.run();
    };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => pressed.current(event);
    addEventListener('keydown', onKey);
    root.current?.setAttribute('data-live', '');
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    const { spent, sinceMs } = context;
    save({ length, state, at, spent, sinceMs, show, ...(last ? { last } : {}) });
  }, [context, state, at, length, last, show]);

  const step = steps[at];
  if (!step) return null;
  const reading = readClock(context, state, desk.nowMs);
  const titles = Object.fromEntries(steps.map((one) => [one.id, `${one.pageTitle}: ${one.title}`]));
  const exportTimes = () => {
    const file = new Blob([clockCsv(context, titles)], { type: 'text/csv;charset=utf-8' });
    saveFile(file, 'walkthrough-times.csv');
  };
  return (
    <div ref={root} className="desk">
      <DeskHead
        {...{ steps, step, at, last, keys, help, toggleHelp, toggleDark, go, on }}
        dark={show.dark}
        screen={desk.screen}
        replannedMs={reading.replannedMs}
      />
      <div className="desk-stage">
        <Stage
          key={step.id}
          frame={frame}
          width={desk.windows.width}
          below={show.figure ? PLAYER_HEIGHT : 0}
          title={`What the room sees: ${step.title}`}
        />
        <WindowLine windows={desk.windows} />
        {(step.quiz || show.quiz) && (
          <QuizDesk
            questions={questions}
            quiz={show.quiz}
            onChange={(quiz) => desk.change((shown) => ({ ...shown, quiz }))}
          />
        )}
        <WhatNext
          result={show.result}
          onHideResult={() => desk.change(withoutResult)}
          next={steps[at + 1]}
        />
      </div>
      <div className="desk-side">
        <ClockBar
          context={context}
          state={state}
          nowMs={desk.nowMs}
          length={length}
          onLength={clock.scale}
          onStart={clock.start}
          onQuestions={clock.questions}
          onEnd={clock.end}
          onReset={clock.reset}
          onExport={exportTimes}
        />
        <StepNotes step={step} />
      </div>
    </div>
  );
}

/** What a reload left on the screen, as long as the step is still the same one. */
function openingOf(step: Step | undefined, saved: Saved | undefined): Show {
  if (saved?.show && saved.show.step === step?.id) return saved.show;
  return showOf(step ?? { id: '', page: 'index' });
}
