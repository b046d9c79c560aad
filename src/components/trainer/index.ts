/** The trainer-led walkthrough: the trainer's window and the audience's. */
import './trainer.css';

export { Audience } from './Audience.tsx';
export { Trainer } from './Trainer.tsx';
