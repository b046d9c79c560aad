/** The whole pipeline, and one event followed through it; and what else can be built from it. */
import './pipeline.css';
import './follow.css';

export type { Undated } from './deeds.ts';
export { modelOf, momentOf } from './model.ts';
export { Panel } from './Panel.tsx';
export { Picture } from './Picture.tsx';
export { PipelineFigure } from './PipelineFigure.tsx';
export { withActions } from './scenario.ts';
export { tablesOf } from './tables.ts';
export { at, count, titleOf, wait, watermarkText } from './words.ts';
