import * as z from 'zod/mini';
import { snowflakeSettings } from '../snowflake/settings.ts';

const tables = snowflakeSettings.shape;

/** The dbt project: two models of the dynamic_table materialization on Snowflake. */
export const dbtSettings = z.object({
  /** Config and SELECT of streaming_silver_user_activity. */
  silver: tables.silver,
  /** Config of streaming_gold_activity_by_country. */
  gold: tables.gold,
  /** What a run does when it finds that the configuration differs (semantics.md F). */
  onConfigurationChange: z._default(z.enum(['apply', 'continue', 'fail']), 'apply'),
  /** Database and schema in which the models live, as dbt prints them. */
  schema: z._default(z.string().check(z.regex(/^\w+\.\w+$/)), 'DE_MASTERCLASS.DEMO_STREAMING'),
});

/** Settings of dbt, every field present. */
export type DbtSettings = z.infer<typeof dbtSettings>;
