import { useEffect, useRef, useState, type RefObject } from 'react';
import { bringFrameTo, freshMemory } from './frame.ts';
import { QuizBoard } from './QuizBoard.tsx';
import { HEARTBEAT_MS, LOST_MS, type Message, type Show, type Wish } from './room.ts';
import { Stage } from './Stage.tsx';
import type { RoomQuestion } from './step.ts';
import { useRoom } from './useRoom.ts';
import { useTick } from './useTick.ts';

const BASE = import.meta.env.BASE_URL;

/** What a clicker sends when this window has the focus: it is passed on to the trainer's. */
const WISHES: Record<string, Wish> = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'previous',
  ArrowLeft: 'previous',
  b: 'dark',
};

/** The window on the projector: follows the trainer's, can let go, look around and come back. */
export function Audience({ questions }: { questions: readonly RoomQuestion[] }) {
  const root = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [show, setShow] = useState<Show>();
  const [following, setFollowing] = useState(true);
  const [lost, setLost] = useState(false);
  const [visit, setVisit] = useState(0);
  const say = useFollowing(frame, { following, visit }, setShow, setLost);
  useEffect(() => root.current?.setAttribute('data-live', ''), []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wish = WISHES[event.key];
      if (!wish || !following || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      say({ kind: 'wish', wish });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [following, say]);

  const comeBack = () => {
    setVisit((count) => count + 1);
    setFollowing(true);
  };
  const question = questions.find(({ id }) => id === show?.quiz?.question);
  const dark = following && show?.dark === true;
  return (
    <div ref={root} className="audience" data-dark={dark ? '' : undefined}>
      <div className="audience-main">
        <Stage key={visit} frame={frame} title="What the trainer shows" locked={following} />
        {following && show?.quiz && question && (
          <div className="audience-quiz">
            <QuizBoard question={question} quiz={show.quiz} />
          </div>
        )}
        {!show && (
          <p className="audience-wait" role="status">
            Waiting for the trainer’s window. It must be open in the same browser and profile.
          </p>
        )}
      </div>
      {dark && <div className="audience-dark" aria-label="The screen is dark" role="img" />}
      <div className="audience-foot">
        {lost && (
          <p role="alert">
            The trainer’s window has not been heard for three seconds. What you see stays.
          </p>
        )}
        {following ? (
          <button type="button" onClick={() => setFollowing(false)}>
            Let go and look around
          </button>
        ) : (
          <button type="button" className="primary" onClick={comeBack}>
            Come back to the trainer
          </button>
        )}
      </div>
    </div>
  );
}

/** Hears the trainer, says that it lives, and keeps the frame where the trainer is. */
function useFollowing(
  frame: RefObject<HTMLIFrameElement | null>,
  { following, visit }: { following: boolean; visit: number },
  onShow: (show: Show) => void,
  onLost: (lost: boolean) => void,
): (message: Message) => void {
  const name = useRef('');
  const latest = useRef<Show>(undefined);
  const heardMs = useRef(0);
  const saidMs = useRef(0);
  const memory = useRef({ visit, ...freshMemory() });

  const say = useRoom((message) => {
    if (message.kind !== 'show') return;
    heardMs.current = Date.now();
    latest.current = message.show;
    onShow(message.show);
    onLost(false);
  });
  useEffect(() => {
    name.current = crypto.randomUUID?.() ?? String(performance.timeOrigin + performance.now());
    say({ kind: 'hello', window: name.current });
  }, [say]);
  useEffect(() => {
    say({ kind: 'alive', window: name.current, following });
  }, [say, following]);

  useTick(() => {
    const now = Date.now();
    if (now - saidMs.current >= HEARTBEAT_MS) {
      saidMs.current = now;
      say({ kind: 'alive', window: name.current, following });
    }
    if (heardMs.current > 0 && now - heardMs.current > LOST_MS) onLost(true);
    if (!following || !frame.current || !latest.current) return;
    if (memory.current.visit !== visit) memory.current = { visit, ...freshMemory() };
    bringFrameTo(frame.current, BASE, latest.current, memory.current, now);
  });
  return say;
}
