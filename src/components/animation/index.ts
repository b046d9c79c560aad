/** The three minutes of the story, drawn in the page. */
import './animation.css';
import './people.css';
import './figure.css';

export { AnimationFigure } from './AnimationFigure.tsx';
