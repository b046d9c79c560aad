export { progress } from './browser.ts';
export { mergeSaved } from './merge.ts';
export { emptySaved, parseSaved, type Saved } from './saved.ts';
export type { Keeping, ProgressStore } from './store.ts';
export { useLive, useSaved } from './useProgress.ts';
