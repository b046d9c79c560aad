import { useMemo } from 'react';
import type { Change } from '../../sim/index.ts';
import type { LogEntry } from './Log.tsx';
import { countUpTo } from './timeline.ts';

/** What the engine tells of a run: ascending by `atMs`. */
export interface Told {
  atMs: number;
  sentence: string;
  changes?: readonly Change[] | undefined;
}

/** What happened in the `backMs` before `tMs`, oldest first; the same list until that changes. */
export function useLog(told: readonly Told[], tMs: number, backMs: number): readonly LogEntry[] {
  const times = useMemo(() => told.map(({ atMs }) => atMs), [told]);
  const from = countUpTo(times, tMs - backMs);
  const to = countUpTo(times, tMs);
  return useMemo(
    () =>
      told.slice(from, to).map(({ atMs, sentence, changes }, index) => ({
        id: String(from + index),
        tMs: atMs,
        text: sentence,
        changes,
      })),
    [told, from, to],
  );
}
