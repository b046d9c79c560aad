import gold from '../../../../labs/streaming/dbt/models/streaming_gold_activity_by_country.sql?raw';
import silver from '../../../../labs/streaming/dbt/models/streaming_silver_user_activity.sql?raw';
import { withoutRegions } from '../regions.ts';

/** The lab's two models, as they stand. */
export const modelFiles = {
  silver: { name: 'streaming_silver_user_activity.sql', text: withoutRegions(silver) },
  gold: { name: 'streaming_gold_activity_by_country.sql', text: withoutRegions(gold) },
};

export type ModelName = keyof typeof modelFiles;
