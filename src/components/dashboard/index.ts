/** The dashboard of Part 4. */
import './dashboard.css';

export { Dashboard } from './Dashboard.tsx';
