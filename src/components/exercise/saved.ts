import type { Scenario } from '../../sim/index.ts';
import { readFigureLink, writeFigureLink } from '../runlink/index.ts';

/** Where the run of the practice is kept: as the link that it has anyway. */
const KEY = 'streaming-course.exercise';

/** Keeps the run of the practice and its moment (ms) in this browser; quietly not, where it cannot. */
export function keepRun(scenario: Scenario, tMs: number): void {
  try {
    localStorage.setItem(KEY, writeFigureLink({ scenario, tMs, event: undefined }));
  } catch {
    // Storage is blocked or full: the run lasts until the tab closes, the ticks say so themselves.
  }
}

/** The run that was kept on an earlier visit; undefined when there is none that can be read whole. */
export function keptRun(): { scenario: Scenario; tMs: number } | undefined {
  try {
    const text = localStorage.getItem(KEY);
    if (text === null) return undefined;
    const { scenario, tMs, ignored } = readFigureLink(text, 0);
    return ignored.length === 0 ? { scenario, tMs } : undefined;
  } catch {
    return undefined;
  }
}
