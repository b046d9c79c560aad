import { totalsChanged, type Effect } from '../rerun/index.ts';
import { KNOBS } from './knobs.ts';
import type { Twins } from './model.ts';

/** What the reader's change did to both whole runs; undefined between two sets of events. */
export function effectOf(was: Twins, now: Twins): Effect | undefined {
  if (was.source !== now.source) return undefined;
  const sides = ['a', 'b'] as const;
  const told = KNOBS.flatMap(({ knob, name, format }) => {
    const differs = sides.filter(
      (side) => was[side].scenario.spark[knob] !== now[side].scenario.spark[knob],
    );
    return differs.map((side) => {
      const [before, after] = [was, now].map((one) => format(one[side].scenario.spark[knob]));
      return `In ${side.toUpperCase()}, the ${name} was ${before} and is ${after}.`;
    });
  });
  if (told.length === 0) return undefined;
  const changes = sides.flatMap((side) =>
    totalsChanged(was[side].run, now[side].run, `${side.toUpperCase()}: `),
  );
  const rest = changes.length === 0 ? 'No total of the runs changes.' : 'Of the whole runs:';
  return { text: `${told.join(' ')} ${rest}`, changes };
}
