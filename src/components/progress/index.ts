export { progress } from './browser.ts';
export { saveFile } from './saveFile.ts';
export { missionsDone, tickMissions } from './ticks.ts';
export { useLive, useSaved } from './useProgress.ts';
