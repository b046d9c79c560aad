import type { Layer } from './spark/world.ts';

/** The names that the notebooks give their queries. */
export const queryNames: Record<Layer, string> = {
  bronze: 'user_activity_bronze',
  silver: 'user_activity_silver',
  gold: 'activity_by_country_5min',
};
