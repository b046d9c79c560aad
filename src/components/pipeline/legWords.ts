import type { LegName } from '../../sim/index.ts';

/** What an event waited for on each stretch, and whose colour the stretch has. */
export const LEGS: Record<LegName, { name: string; owner: string }> = {
  network: { name: 'to the topic', owner: 'kafka' },
  'bronze-batch': { name: 'Bronze’s batch', owner: 'databricks' },
  'silver-batch': { name: 'Silver’s batch', owner: 'databricks' },
  'gold-batch': { name: 'Gold’s batch', owner: 'databricks' },
  watermark: { name: 'waiting for the watermark', owner: 'databricks' },
  'last-window': { name: 'its other windows', owner: 'databricks' },
  relay: { name: 'the relay’s buffer', owner: 'relay' },
  upload: { name: 'upload', owner: 'adls' },
  snowpipe: { name: 'Snowpipe', owner: 'snowflake' },
  'silver-refresh': { name: 'Silver’s refresh', owner: 'snowflake' },
  'gold-refresh': { name: 'Gold’s refresh', owner: 'snowflake' },
  'page-refresh': { name: 'page refresh', owner: 'powerbi' },
};
