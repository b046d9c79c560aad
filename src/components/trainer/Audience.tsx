import { useEffect, useRef, useState } from 'react';
import { AudienceFoot } from './AudienceFoot.tsx';
import { QuizBoard } from './QuizBoard.tsx';
import { ResultBoard } from './ResultBoard.tsx';
import type { Show, Wish } from './room.ts';
import { Stage } from './Stage.tsx';
import type { RoomQuestion } from './step.ts';
import { useFollowing } from './useFollowing.ts';
import { useStageWidth } from './useStageWidth.ts';

/** What a clicker sends when this window has the focus: it is passed on to the trainer's. */
const WISHES: Record<string, Wish> = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'previous',
  ArrowLeft: 'previous',
  b: 'dark',
  B: 'dark',
};

/** The window on the projector: follows the trainer's, can let go, look around and come back. */
export function Audience({ questions }: { questions: readonly RoomQuestion[] }) {
  const root = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [show, setShow] = useState<Show>();
  const [following, setFollowing] = useState(true);
  const [lost, setLost] = useState(false);
  const [visit, setVisit] = useState(0);
  const width = useStageWidth();
  const [titleShown, setTitleShown] = useState('');
  const heard = { onShow: setShow, onLost: setLost, onArrived: setTitleShown };
  const say = useFollowing(frame, { following, visit }, heard);
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
      <Stage
        key={visit}
        frame={frame}
        width={width}
        title="What the trainer shows"
        locked={following}
      />
      {following && show?.result && (
        <div className="audience-board">
          <ResultBoard result={show.result} />
        </div>
      )}
      {following && show?.quiz && question && (
        <div className="audience-board">
          <QuizBoard question={question} quiz={show.quiz} />
        </div>
      )}
      <p className="visually-hidden" role="status">
        {following && (show?.dark ? 'The screen is dark.' : titleShown)}
      </p>
      {!show && (
        <p className="audience-wait" role="status">
          Waiting for the trainer’s window. It must be open in the same browser and profile.
        </p>
      )}
      {dark && <div className="audience-dark" />}
      <AudienceFoot
        lost={lost}
        following={following}
        onLetGo={() => setFollowing(false)}
        onComeBack={comeBack}
      />
    </div>
  );
}
