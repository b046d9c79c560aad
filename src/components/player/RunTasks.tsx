import type { ReactNode } from 'react';
import { Missions, type Mission } from './Missions.tsx';
import { RunPredict } from './RunFigure.tsx';
import { useMissions } from './useMissions.ts';
import { useCalmNow } from './useNow.ts';
import type { AnyRunFigure } from './useRunFigure.ts';

interface RunTasksProps<Facts> {
  figure: AnyRunFigure;
  /** The name under which its ticks are kept. */
  name: string;
  missions: readonly Mission<Facts>[];
  /** What the missions look at. */
  factsAt: (tMs: number) => Facts;
}

/** The part of a figure that these are, in the order in which they are drawn. */
const PART = 5;

/** What a figure over one run asks its reader: its questions, and its missions. */
export function RunTasks<Facts>(props: RunTasksProps<Facts>): ReactNode {
  const { figure, name, missions, factsAt } = props;
  const done = useMissions(name, missions, factsAt(useCalmNow(figure.player.now, PART)));
  return (
    <>
      <RunPredict figure={figure} />
      <Missions missions={missions} done={done} />
    </>
  );
}
