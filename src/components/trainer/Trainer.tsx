import { useLive } from '../progress/index.ts';
import { Desk } from './Desk.tsx';
import { DeskStill } from './DeskStill.tsx';
import { RunSheet } from './RunSheet.tsx';
import type { RoomQuestion, Step } from './step.ts';

interface Props {
  steps: readonly Step[];
  questions: readonly RoomQuestion[];
}

/** The trainer's window. Until it is live it shows the plan and the first step, as built. */
export function Trainer(props: Props) {
  const live = useLive();
  return (
    <>
      {live ? <Desk {...props} /> : <DeskStill steps={props.steps} />}
      <RunSheet steps={props.steps} />
    </>
  );
}
