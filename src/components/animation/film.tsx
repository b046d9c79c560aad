/** For `npm run animation`: the same pictures as text, frame by frame, outside any page. */
import { renderToStaticMarkup } from 'react-dom/server';
import { runEvening } from './evening.ts';
import { Picture } from './Picture.tsx';
import type { Script } from './script.ts';

export { cuesOf, vttOf } from './script.ts';

/** The wide picture at any ms of the film, as SVG text; the evening is run once. */
export function filmOf(script: Script): (tMs: number) => string {
  const evening = runEvening();
  return (tMs) =>
    renderToStaticMarkup(<Picture script={script} evening={evening} tMs={tMs} shape="wide" />);
}
