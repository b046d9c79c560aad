import * as z from 'zod/mini';

const oneDay = 86_400_000;

/** The dashboard page and the workspace it is published in (semantics.md G). */
export const powerbiSettings = z.object({
  /** Where the page is open: Desktop, a shared (Pro) workspace, or one on a Premium capacity. */
  workspace: z._default(z.enum(['desktop', 'shared', 'premium']), 'desktop'),
  /** What makes the page refresh: a fixed interval, or a measure that has changed. */
  refreshType: z._default(z.enum(['fixed-interval', 'change-detection']), 'fixed-interval'),
  /** Interval set in Format pane, Page refresh, ms; Power BI's own default is 30 min. */
  refreshMs: z._default(z.int().check(z.gte(1_000), z.lte(oneDay)), 60_000),
  /** How often change detection evaluates its measure, ms. */
  detectionMs: z._default(z.int().check(z.gte(1_000), z.lte(oneDay)), 5_000),
  /** Smallest fixed interval that the capacity's admin allows, ms; Microsoft's default is 5 min. */
  adminMinimumMs: z._default(z.int().check(z.gte(1_000), z.lte(oneDay)), 300_000),
  /** Smallest detection interval that the admin allows, ms; Microsoft's default is 5 s. */
  adminMinimumDetectionMs: z._default(z.int().check(z.gte(1_000), z.lte(oneDay)), 5_000),
  /** How long the page's queries take, ms (assumed; DirectQuery asks Snowflake each time). */
  queryMs: z._default(z.int().check(z.gte(0), z.lte(3_600_000)), 1_500),
});

/** Settings of the dashboard, every field present. */
export type PowerbiSettings = z.infer<typeof powerbiSettings>;
