import type { Layer } from './spark/world.ts';

/** The names that the notebooks give their queries. */
export const queryNames: Record<Layer, string> = {
  bronze: 'user_activity_bronze',
  silver: 'user_activity_silver',
  gold: 'activity_by_country_5min',
};

/** The cell that stops a layer's query; it must not touch a name that the notebook has. */
export function stopCell(layer: Layer): string {
  return `[one.stop() for one in spark.streams.active if one.name == "${queryNames[layer]}"]`;
}
