import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ClockBar } from './ClockBar.tsx';
import { clockCsv } from './csv.ts';
import { download } from './download.ts';
import { keyFor, type RoomKey } from './keys.ts';
import { KeyList } from './KeyList.tsx';
import { QuizDesk } from './QuizDesk.tsx';
import { readClock } from './reading.ts';
import { loadSaved, save, type Saved } from './saved.ts';
import type { Show, Wish } from './room.ts';
import { Stage } from './Stage.tsx';
import { showOf, type RoomQuestion, type Step } from './step.ts';
import { StepList } from './StepList.tsx';
import { StepNotes } from './StepNotes.tsx';
import { useClock } from './useClock.ts';
import { useDesk } from './useDesk.ts';
import { WindowLine } from './WindowLine.tsx';

interface Props {
  steps: readonly Step[];
  questions: readonly RoomQuestion[];
}

const never = () => () => undefined;

/** The trainer's window. Until it is live it shows the first step's notes, as the page was built. */
export function Trainer(props: Props) {
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const first = props.steps[0];
  if (live) return <Desk {...props} />;
  return first ? <StepNotes step={first} /> : null;
}

function Desk({ steps, questions }: Props) {
  const [saved] = useState<Saved | undefined>(loadSaved);
  const frame = useRef<HTMLIFrameElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const [help, setHelp] = useState(false);
  const clock = useClock(steps, saved);
  const { at } = clock.context;

  const wished = useRef<(wish: Wish) => void>(() => undefined);
  const pressed = useRef<(event: KeyboardEvent) => void>(() => undefined);
  const desk = useDesk(
    frame,
    () => openingOf(steps[at], saved),
    (wish) => wished.current(wish),
    (page) => listenOnce(page, pressed),
  );
  const { show } = desk;

  const go = (to: number) => {
    const next = steps[to];
    if (!next || to === at) return;
    clock.go(to);
    desk.change(({ dark }) => ({ ...showOf(next), dark }));
  };
  const toggleDark = () => desk.change((shown) => ({ ...shown, dark: !shown.dark }));
  const keys: RoomKey[] = [
    {
      keys: ['PageDown', 'ArrowRight'],
      name: 'Page down, →',
      label: 'next step',
      run: () => go(at + 1),
    },
    {
      keys: ['PageUp', 'ArrowLeft'],
      name: 'Page up, ←',
      label: 'step before',
      run: () => go(at - 1),
    },
    { keys: ['b', 'B'], name: 'b', label: 'dark screen', run: toggleDark },
    { keys: ['?'], name: '?', label: 'this list', run: () => setHelp((open) => !open) },
  ];
  useEffect(() => {
    wished.current = (wish) =>
      wish === 'dark' ? toggleDark() : go(wish === 'next' ? at + 1 : at - 1);
    pressed.current = (event) => {
      const key = keyFor(keys, event);
      if (!key) return;
      event.preventDefault();
      key.run();
    };
  });
  useEffect(() => listenOnce(window, pressed), []);
  useEffect(() => root.current?.setAttribute('data-live', ''), []);

  const { context, state, length, last } = clock;
  useEffect(() => {
    const { spent, sinceMs } = context;
    save({ length, state, at, spent, sinceMs, show, ...(last ? { last } : {}) });
  }, [context, state, at, length, last, show]);

  const step = steps[at];
  if (!step) return null;
  const reading = readClock(context, state, desk.nowMs);
  const titles = Object.fromEntries(steps.map((one) => [one.id, `${one.pageTitle}: ${one.title}`]));
  return (
    <div ref={root} className="desk">
      <header className="desk-head">
        <p className="desk-where">
          {step.section} · {step.pageTitle}
        </p>
        <h1>{step.title}</h1>
        <div className="desk-row">
          <button type="button" disabled={at === 0} onClick={() => go(at - 1)}>
            Previous
          </button>
          <button
            type="button"
            className="primary"
            disabled={at === steps.length - 1}
            onClick={() => go(at + 1)}
          >
            Next
          </button>
          <button type="button" aria-pressed={show.dark} onClick={toggleDark}>
            {show.dark ? 'Screen is dark: light it' : 'Dark screen'}
          </button>
          <button type="button" onClick={() => setHelp((open) => !open)} aria-expanded={help}>
            Keys
          </button>
          <StepList steps={steps} at={at} replannedMs={reading.replannedMs} last={last} onGo={go} />
        </div>
        {help && <KeyList keys={keys} />}
      </header>
      <div className="desk-stage">
        <Stage key={step.id} frame={frame} title={`What the room sees: ${step.title}`} />
        <WindowLine audience={desk.audience} />
        {(step.quiz || show.quiz) && (
          <QuizDesk
            questions={questions}
            quiz={show.quiz}
            onChange={(quiz) => desk.change((shown) => ({ ...shown, quiz }))}
          />
        )}
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
          onExport={() => download('walkthrough-times.csv', clockCsv(context, titles))}
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

const heard = new WeakSet<Document>();

/** Listens to a window's keys: once for each document that it ever shows. */
function listenOnce(page: Window, press: { current: (event: KeyboardEvent) => void }): void {
  if (heard.has(page.document)) return;
  heard.add(page.document);
  page.addEventListener('keydown', (event) => press.current(event));
}
