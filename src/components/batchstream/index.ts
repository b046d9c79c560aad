/** Batch or streaming: the decision aid and the same day three ways. */
import './batchstream.css';

export { BatchOrStreaming } from './BatchOrStreaming.tsx';
