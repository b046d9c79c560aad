/** The lab exercise: the practice in steps that tick themselves, and three faults. */
import './exercise.css';

export { ExerciseFigure } from './ExerciseFigure.tsx';
