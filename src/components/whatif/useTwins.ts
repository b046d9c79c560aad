import { useMemo, useState } from 'react';
import type { OwnEvents } from '../owndata/index.ts';
import { drawingOf, groundOf, type Drawing } from './drawing.ts';
import { layoutKey, layoutOf } from './layout.ts';
import { ownSource, scenarioSource, sideOf, twinsOf, type Source, type Twins } from './model.ts';
import { eventsKey } from './presets.ts';
import { scenarioB, type WhatIfState } from './state.ts';

/** What is compared: both runs' settings, and the events, worked out once. */
export interface Compared {
  state: WhatIfState;
  source: Source;
  /** Two sources with the same key have the same events. */
  sourceKey: string;
  own: OwnEvents | undefined;
}

/** What a scenario or a file brings; the events of the last one are kept while they are the same. */
export function comparedOf(state: WhatIfState, before?: Compared, own?: OwnEvents): Compared {
  const sourceKey = own
    ? `own ${own.fileName} ${own.sha256} ${String(own.events.arrivalMs.length)}`
    : eventsKey(state.scenario);
  if (before?.sourceKey === sourceKey && before.own === own) return { ...before, state };
  const source = own ? ownSource(own) : scenarioSource(state.scenario);
  return { state, source, sourceKey, own };
}

/** Both runs and their drawing; a run whose settings did not change is not run again. */
export function useTwins(initial: () => WhatIfState) {
  const [compared, setCompared] = useState(() => comparedOf(initial()));
  const { state, source } = compared;
  const other = useMemo(() => scenarioB(state), [state]);
  const a = useMemo(() => sideOf(source, state.scenario), [source, state.scenario]);
  const b = useMemo(() => sideOf(source, other), [source, other]);
  const twins: Twins = useMemo(() => twinsOf(source, a, b), [source, a, b]);
  const layout = useMemo(() => layoutOf(twins), [twins]);
  const [ground, setGround] = useState(() => groundOf(source, layout));
  const [groundFor, setGroundFor] = useState(source);
  const stale = groundFor !== source || layoutKey(ground.layout) !== layoutKey(layout);
  const current = useMemo(
    () => (stale ? groundOf(source, layout) : ground),
    [stale, source, layout, ground],
  );
  if (stale) {
    setGround(current);
    setGroundFor(source);
  }
  const drawing: Drawing = useMemo(() => drawingOf(current, twins), [current, twins]);
  return { compared, setCompared, twins, drawing };
}
