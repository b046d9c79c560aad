/** The relay flush figure. */
import './relay.css';

export { RelayFigure } from './RelayFigure.tsx';
