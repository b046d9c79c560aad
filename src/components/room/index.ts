/** What a page says to the presenter's window around it. */
export { hearResults, sayResult } from './results.ts';
