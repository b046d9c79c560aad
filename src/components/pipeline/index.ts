/** The whole pipeline, and one event followed through it. */
import './pipeline.css';
import './follow.css';

export { PipelineFigure } from './PipelineFigure.tsx';
