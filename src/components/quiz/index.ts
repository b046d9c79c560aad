export { choices, plain } from './choices.ts';
export { Quiz } from './Quiz.tsx';
export { questionFileSchema, type Question } from './schema.ts';
export { typeOf } from './types.ts';
