import { useSyncExternalStore } from 'react';
import { stageWidth, USUAL_WIDTH } from './layout.ts';

/** Width of a stage that fills this window, px of the page on it. */
export function useStageWidth(): number {
  return useSyncExternalStore(
    onResize,
    () => stageWidth(innerWidth, innerHeight),
    () => USUAL_WIDTH,
  );
}

function onResize(changed: () => void): () => void {
  addEventListener('resize', changed);
  return () => removeEventListener('resize', changed);
}
