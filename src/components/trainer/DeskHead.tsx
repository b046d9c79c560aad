import type { Spent } from './clock.ts';
import { KeyList } from './KeyList.tsx';
import type { RoomKey } from './keys.ts';
import type { Step } from './step.ts';
import { StepList } from './StepList.tsx';

interface Props {
  steps: readonly Step[];
  step: Step;
  at: number;
  screen: { at: number; of: number };
  dark: boolean;
  help: boolean;
  keys: readonly RoomKey[];
  replannedMs: Readonly<Record<string, number>>;
  last: Readonly<Record<string, Spent>> | undefined;
  go: (to: number) => void;
  on: (by: 1 | -1) => void;
  toggleDark: () => void;
  toggleHelp: () => void;
}

/** Where the trainer is, and how to go on. */
export function DeskHead(props: Props) {
  const { steps, step, at, screen, dark, help } = props;
  const isLast = at === steps.length - 1 && screen.at === screen.of;
  return (
    <header className="desk-head">
      <p className="desk-where">
        {step.section} · {step.pageTitle}
      </p>
      <h1>{step.title}</h1>
      {screen.of > 1 && (
        <p className="desk-where desk-screen">
          screen {screen.at} of {screen.of}
        </p>
      )}
      <div className="desk-row">
        <button type="button" disabled={at === 0 && screen.at === 1} onClick={() => props.on(-1)}>
          Previous
        </button>
        <button type="button" className="primary" disabled={isLast} onClick={() => props.on(1)}>
          Next
        </button>
        <button type="button" data-on={dark ? '' : undefined} onClick={props.toggleDark}>
          {dark ? 'Screen is dark: light it' : 'Dark screen'}
        </button>
        <button type="button" onClick={props.toggleHelp} aria-expanded={help}>
          Keys
        </button>
        <StepList
          steps={steps}
          at={at}
          replannedMs={props.replannedMs}
          last={props.last}
          onGo={props.go}
        />
      </div>
      <p className="visually-hidden" role="status">
        {step.title}, step {at + 1} of {steps.length}
        {screen.of > 1 && `, screen ${String(screen.at)} of ${String(screen.of)}`}
        {dark && '. The screen in the room is dark'}
      </p>
      {help && <KeyList keys={props.keys} />}
    </header>
  );
}
