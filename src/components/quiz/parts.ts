/** What others need to show a question; the types of questions are not loaded with it. */
export { plain } from './choices.ts';
export { Inline } from './Inline.tsx';
export { shuffled } from './notes.ts';
