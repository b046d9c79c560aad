import gold from '../../../../labs/streaming/dbt/models/streaming_gold_activity_by_country.sql?raw';
import silver from '../../../../labs/streaming/dbt/models/streaming_silver_user_activity.sql?raw';

/** The lab's two models, as they stand; region marks are for the course's pages. */
export const modelFiles = {
  silver: { name: 'streaming_silver_user_activity.sql', text: bare(silver) },
  gold: { name: 'streaming_gold_activity_by_country.sql', text: bare(gold) },
};

export type ModelName = keyof typeof modelFiles;

function bare(text: string): string {
  return text.replace(/^--\s*(end)?region\b.*\n/gm, '');
}
