import type { Journey, Stop } from './journey.ts';

/** The stretches of both paths, in their order. */
export type LegName =
  | 'network'
  | 'bronze-batch'
  | 'silver-batch'
  | 'gold-batch'
  | 'watermark'
  | 'last-window'
  | 'relay'
  | 'upload'
  | 'snowpipe'
  | 'silver-refresh'
  | 'gold-refresh'
  | 'page-refresh';

/** One stretch of an event's way: where its time went, ms. */
export interface Leg {
  name: LegName;
  fromMs: number;
  toMs: number;
}

/** The stretch that ends at each stop; a record's poll takes no time of its own. */
const endsAt: Record<'databricks' | 'snowflake', Record<string, LegName>> = {
  databricks: {
    topic: 'network',
    bronze: 'bronze-batch',
    silver: 'silver-batch',
    gold: 'gold-batch',
    shown: 'watermark',
    final: 'last-window',
  },
  snowflake: {
    topic: 'network',
    flushed: 'relay',
    uploaded: 'upload',
    bronze: 'snowpipe',
    silver: 'silver-refresh',
    gold: 'gold-refresh',
    dashboard: 'page-refresh',
  },
};

/** The stretches of an event's way on both paths, as far as it came in this run. */
export function legsOf(journey: Journey): Record<'databricks' | 'snowflake', Leg[]> {
  return {
    databricks: legs(journey.databricks, endsAt.databricks),
    snowflake: legs(journey.snowflake, endsAt.snowflake),
  };
}

function legs(stops: readonly Stop[], names: Record<string, LegName>): Leg[] {
  const out: Leg[] = [];
  let fromMs = stops[0]?.atMs ?? NaN;
  for (const stop of stops) {
    const name = names[stop.name];
    if (name === undefined) continue;
    if (Number.isNaN(stop.atMs)) break;
    out.push({ name, fromMs, toMs: stop.atMs });
    fromMs = stop.atMs;
  }
  return out;
}
