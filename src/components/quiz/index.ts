export { choices } from './choices.ts';
export type { Question } from './schema.ts';
export { typeOf } from './types.ts';
