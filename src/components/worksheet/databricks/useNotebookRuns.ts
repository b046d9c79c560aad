import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { PlayerHandle } from '../../player/index.ts';
import type { EngineHandle } from '../useEngine.ts';
import type { CellDeed } from './kernel.ts';
import type { NotebookEvent, NotebookState, SheetCell } from './notebookState.ts';
import type { CellAnswer } from './answers.ts';
import { stopCell } from './queryNames.ts';
import type { Layer } from './spark/world.ts';
import type { NotebookAnswer, NotebookRequest } from './worker.ts';

export type NotebookEngine = EngineHandle<NotebookRequest, NotebookAnswer>;

interface NotebookRuns {
  /** Id of the cell that runs, undefined when none does. */
  running: number | undefined;
  /** Runs cells one after the other, up to the first that fails. */
  runCells: (cells: readonly SheetCell[]) => Promise<void>;
  stopQuery: (layer: Layer) => void;
  report: (layer: Layer) => Promise<object | null>;
  /** Another story begins: nothing has been done in it. */
  forget: () => void;
}

/** Runs cells at the clock's time, and moves the clock on by what they take. */
export function useNotebookRuns(
  engine: NotebookEngine,
  player: PlayerHandle,
  sheet: NotebookState,
  send: (event: NotebookEvent) => void,
  attendee: string,
): NotebookRuns {
  const [running, setRunning] = useState<number>();
  const now = useRef({ sheet, player, engine });
  // Before the effects of what is drawn: an open report asks in one of them.
  useLayoutEffect(() => {
    now.current = { sheet, player, engine };
  });
  // What runs one after the other must see what the one before has done, drawn or not.
  const told = useRef<readonly CellDeed[]>([]);

  const run = useCallback(
    async (
      notebook: number,
      id: number,
      text: string,
      fromMs = 0,
    ): Promise<CellAnswer | undefined> => {
      const { sheet: state, player: clock, engine: asked } = now.current;
      const { preset } = state;
      const deeds = told.current;
      const tMs = Math.max(clock.tMs, fromMs);
      const request = { preset, attendee, deeds, tMs, notebook, text };
      const answer = await asked.run(request).catch(() => undefined);
      if (!answer || 'report' in answer) return undefined;
      // Another story has begun meanwhile, in which this has not been done.
      if (told.current !== deeds) return undefined;
      const { deed } = answer;
      told.current = [...deeds.filter(({ atMs }) => atMs <= deed.atMs), deed];
      send({ do: 'answer', id, answer });
      if (answer.untilMs > now.current.player.tMs) {
        const playing = now.current.player.state === 'playing';
        clock.send({ type: 'seek', tMs: answer.untilMs });
        if (playing) clock.send({ type: 'play' });
      }
      return answer;
    },
    [attendee, send],
  );

  const runCells = useCallback(
    async (cells: readonly SheetCell[]): Promise<void> => {
      const notebook = now.current.sheet.open;
      let fromMs = 0;
      for (const { id } of cells) {
        const cell = now.current.sheet.notebooks[notebook]?.cells.find((one) => one.id === id);
        if (!cell) continue;
        setRunning(id);
        const answer = await run(notebook, id, cell.text, fromMs);
        if (answer?.end.kind !== 'done') break;
        fromMs = answer.untilMs;
      }
      setRunning(undefined);
    },
    [run],
  );

  const stopQuery = useCallback(
    (layer: Layer) => {
      void run(now.current.sheet.open, -1, stopCell(layer));
    },
    [run],
  );

  const report = useCallback(async (layer: Layer): Promise<object | null> => {
    const { sheet: state, player: clock, engine: asked } = now.current;
    const { preset, deeds } = state;
    const answer = await asked.run({ preset, deeds, tMs: clock.tMs, layer }).catch(() => undefined);
    return answer && 'report' in answer ? answer.report : null;
  }, []);

  const forget = useCallback(() => {
    told.current = [];
  }, []);

  return { running, runCells, stopQuery, report, forget };
}
