import { Fate } from '../../sim/index.ts';

const FATES: Record<number, string> = {
  [Fate.pending]: 'waiting',
  [Fate.onTime]: 'on time',
  [Fate.lateCounted]: 'late, counted',
  [Fate.partlyLate]: 'partly late',
  [Fate.dropped]: 'dropped',
  [Fate.noTime]: 'no event time',
};

/** A fate in the words of the legend. */
export function fateName(fate: number | undefined): string {
  return FATES[fate ?? Fate.pending] ?? 'waiting';
}
