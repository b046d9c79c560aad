import { useEffect, useRef } from 'react';
import type { PlayerHandle } from '../player/index.ts';
import type { Answer, Request } from './engine/session.ts';
import type { Place, SheetEvent, SheetState } from './sheetState.ts';
import type { EngineHandle } from './useEngine.ts';

/** A statement to run, and where it stands. */
interface Placed {
  text: string;
  place: Place;
}

/**
 * Runs statements one after the other at the clock's time, up to the first that fails, and moves
 * the clock on by what they take.
 */
export function useStatementRuns(
  engine: EngineHandle<Request, Answer>,
  player: PlayerHandle,
  sheet: SheetState,
  send: (event: SheetEvent) => void,
): (statements: readonly Placed[]) => Promise<void> {
  // While a statement runs the reader turns the clock, pauses it, begins another story.
  const now = useRef({ sheet, player });
  useEffect(() => {
    now.current = { sheet, player };
  });

  return async (statements) => {
    const { preset } = now.current.sheet;
    // Drawn or not, what the statement before has done is there.
    let { deeds } = now.current.sheet;
    let atMs = now.current.player.tMs;
    for (const { text, place } of statements) {
      atMs = Math.max(atMs, now.current.player.tMs);
      const answer = await engine.run({ preset, deeds, tMs: atMs, text }).catch(() => undefined);
      if (!answer || now.current.sheet.preset !== preset) return;
      send({ do: 'answer', preset, answer, text, place, atMs });
      const { outcome } = answer;
      // What went wrong, or is not run here, is not passed over: the rest waits.
      if (outcome.kind === 'error' || outcome.kind === 'not-here') return;
      if (outcome.kind !== 'done') continue;
      const from = atMs;
      deeds = [...deeds.filter((deed) => deed.atMs <= from), outcome.deed];
      if (outcome.untilMs <= atMs) continue;
      atMs = outcome.untilMs;
      // The statement took that long; a clock that runs now runs on.
      const { state } = now.current.player;
      player.send({ type: 'seek', tMs: atMs });
      if (state === 'playing') player.send({ type: 'play' });
    }
  };
}
