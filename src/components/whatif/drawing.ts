import type { Layout } from './layout.ts';
import type { Side, Source, Twins } from './model.ts';
import {
  densityOf,
  lossesOf,
  placesOf,
  watermarkLine,
  type Losses,
  type Places,
} from './picture.ts';

/** What only the events and the scales decide: kept while a setting changes that moves neither. */
interface Ground {
  layout: Layout;
  places: Places;
  crowd: readonly string[];
}

/** Everything of the picture that does not move with t: made once a pair of runs. */
export interface Drawing extends Ground {
  losses: { a: Losses; b: Losses };
  lines: { a: string; b: string };
}

/** Places every event. */
export function groundOf(source: Source, layout: Layout): Ground {
  const places = placesOf(source, layout);
  return { layout, places, crowd: densityOf(places, layout, () => true) };
}

/** Draws both runs on their ground. */
export function drawingOf(ground: Ground, twins: Twins): Drawing {
  const { layout, places } = ground;
  const losses = (side: Side) => lossesOf(side, places, layout);
  return {
    ...ground,
    losses: { a: losses(twins.a), b: losses(twins.b) },
    lines: { a: watermarkLine(twins.a.run, layout), b: watermarkLine(twins.b.run, layout) },
  };
}
