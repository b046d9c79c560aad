/** What Snowflake asks the kernel to wake it for. */
export const snowflakeKind = {
  /** A notice's load is complete; a = notice. */
  load: 0,
  /** A table may be due. */
  tick: 1,
  /** A refresh is complete; a = row of the refresh log. */
  refreshDone: 2,
  /** The scheduler looks at the tables, after all loads of the same moment. */
  schedulerLooks: 3,
} as const;
