/** The player kit: what every figure shares beside its picture. */
import './player.css';

export { announcement } from './announce.ts';
export { FigureBoundary } from './FigureBoundary.tsx';
export { shortcutFor, type Shortcut } from './keys.ts';
export { later } from './later.tsx';
export { LinkButton } from './LinkButton.tsx';
export { Log, type LogEntry } from './Log.tsx';
export { Missions, type Mission } from './Missions.tsx';
export { Player } from './Player.tsx';
export { playerShortcuts } from './playerShortcuts.ts';
export { askFigure, driveFigure, type FigureNow } from './presented.ts';
export { Predict, type Prediction } from './Predict.tsx';
export type { ScrubMark } from './Scrubber.tsx';
export { Choice, Segmented, Settings, Slider, Toggle } from './settings.tsx';
export { Shortcuts } from './Shortcuts.tsx';
export { Facts, TableView, type FactTable } from './TableView.tsx';
export { countUpTo, type Timeline } from './timeline.ts';
export { Truth } from './Truth.tsx';
export { useFragment } from './useFragment.ts';
export { useMissions } from './useMissions.ts';
export { useStable } from './useStable.ts';
export { usePlayer, type PlayerHandle } from './usePlayer.ts';
