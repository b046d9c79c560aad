import { useState } from 'react';
import { withActions, type Undated } from '../pipeline/parts.ts';
import type { PlaceId } from './faults.ts';
import { newRound, practice, type Round, type RoundName } from './rounds.ts';
import { keepRun, keptRun } from './saved.ts';

/** How many of the reader's deeds can be taken back. */
const LONGEST_PAST = 100;

/** The rounds as they stand, each kept while another is played, and what changes them. */
export function useRounds() {
  const [name, setName] = useState<RoundName>('practice');
  const [rounds, setRounds] = useState<Partial<Record<RoundName, Round>>>({
    practice: newRound('practice', 0),
  });
  const round = rounds[name] ?? newRound(name, 0);
  const scenario = round.past.at(-1) ?? newRound('practice', 0).past[0];
  if (scenario === undefined) throw new Error('A round has no scenario.');
  const change = (next: Round): void => {
    setRounds({ ...rounds, [name]: next });
    const last = next.past.at(-1);
    if (name === 'practice' && last) keepRun(last, last.startMs + next.sinceStartMs);
  };
  return {
    name,
    round,
    scenario,
    /** Goes to another round; `sinceStartMs` is where t stood in this one. Where it stands there. */
    go(next: RoundName, sinceStartMs: number): number {
      const there = rounds[next] ?? newRound(next, Math.random());
      setRounds({ ...rounds, [name]: { ...round, sinceStartMs }, [next]: there });
      setName(next);
      return there.sinceStartMs;
    },
    /** Begins the round anew, with another fault if it is one that is not named. */
    restart(): number {
      const fresh = newRound(name, Math.random());
      change(fresh);
      return fresh.sinceStartMs;
    },
    /** Does something at a moment of the run, ms after its start. */
    act(actions: readonly Undated[], at: number): void {
      const next = withActions(
        scenario,
        actions.map((one) => ({ ...one, at })),
      );
      const past = [...round.past.slice(1 - LONGEST_PAST), next];
      change({ ...round, past, sinceStartMs: at });
    },
    undo(): void {
      if (round.past.length > 1) change({ ...round, past: round.past.slice(0, -1) });
    },
    nameFault: (place: PlaceId): void => change({ ...round, named: [...round.named, place] }),
    /** Opens the practice as it was left on an earlier visit. Where t stood, ms; or undefined. */
    resume(): number | undefined {
      const kept = keptRun();
      if (kept === undefined) return undefined;
      const sinceStartMs = kept.tMs - kept.scenario.startMs;
      setRounds({ ...rounds, practice: practice(kept.scenario, sinceStartMs) });
      return kept.tMs;
    },
    /** Keeps where the practice stands. */
    keep: (tMs: number): void => {
      if (name === 'practice') keepRun(scenario, tMs);
    },
  };
}
