/** The trainer-led walkthrough: the trainer's window and the audience's. */
import './audience.css';
import './board.css';
import './desk.css';
import './deskLists.css';
import './runSheet.css';

export { Audience } from './Audience.tsx';
export { Trainer } from './Trainer.tsx';
