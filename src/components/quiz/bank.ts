import type { Question } from './schema.ts';

/** The questions that lie on the page as data under this id; the build has checked them. */
export function readBank(id: string): readonly Question[] {
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`The page holds no questions under "${id}".`);
  return JSON.parse(text) as Question[];
}
