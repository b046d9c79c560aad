import type { RoomResult } from './room.ts';
import type { Step } from './step.ts';

interface Props {
  /** A worksheet's result that lies over the page in the room. */
  result: RoomResult | undefined;
  onHideResult: () => void;
  next: Step | undefined;
}

/** What the room sees over the page, and what comes after this step. */
export function WhatNext({ result, onHideResult, next }: Props) {
  return (
    <>
      {result && (
        <p className="desk-result" role="status">
          <span>
            The room sees the result of <code>{result.statement.split('\n')[0]}</code>
          </span>
          <button type="button" onClick={onHideResult}>
            Hide the result
          </button>
        </p>
      )}
      {next && (
        <p className="desk-next">
          <span>Next</span> {next.title}
          {next.figure && <span className="figure-mark" title="with a figure" />}
          <q>{next.say[0]?.text}</q>
        </p>
      )}
    </>
  );
}
