import { Fate, momentText, windowsOf } from '../../sim/index.ts';
import { longSpan } from './knobs.ts';
import type { Twins } from './model.ts';

/** One event in words, for the inspector and for who cannot see the picture. */
export function eventWords(twins: Twins, row: number) {
  const { events } = twins.source;
  const [time = NaN, arrives = NaN] = [events.eventTimeMs[row], events.arrivalMs[row]];
  const fate = (side: 'a' | 'b') => {
    const { run } = twins[side];
    const all = windowsOf(time, run.query).length;
    const lost = run.lostWindows[row] ?? 0;
    switch (run.fate[row]) {
      case Fate.onTime:
        return 'on time';
      case Fate.lateCounted:
        return 'late, counted';
      case Fate.partlyLate:
        return `partly late: ${String(lost)} of ${String(all)} windows lost`;
      case Fate.dropped:
        return 'dropped';
      case Fate.noTime:
        return 'no event time';
      default:
        return 'not taken by a batch';
    }
  };
  const age = arrives - time;
  return {
    key: events.keys[events.key[row] ?? 0] ?? '',
    time: momentText(time, twins.source.startMs),
    arrives: momentText(arrives, twins.source.startMs),
    age:
      age < 0
        ? `${longSpan(Math.round(-age / 1000) * 1000)} ahead`
        : longSpan(Math.round(age / 1000) * 1000),
    a: fate('a'),
    b: fate('b'),
  };
}
