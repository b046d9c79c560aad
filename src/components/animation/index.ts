/** The three minutes of the story, drawn in the page. */
import './animation.css';

export { AnimationFigure } from './AnimationFigure.tsx';
