export { progress } from './browser.ts';
export { missionsDone, tickMissions } from './ticks.ts';
export { emptySaved, type Saved } from './saved.ts';
export type { Keeping, ProgressStore } from './store.ts';
export { useLive, useSaved } from './useProgress.ts';
