/** What other figures build from the pipeline; the figure itself is not loaded with it. */
import './pipeline.css';

export type { Undated } from './deeds.ts';
export { modelOf, momentOf } from './model.ts';
export { Panel } from './Panel.tsx';
export { Picture } from './Picture.tsx';
export { withActions } from './scenario.ts';
export { tablesOf } from './tables.ts';
export { at, titleOf, wait, watermarkText } from './words.ts';
