/** What Snowflake asks the kernel to wake it for. */
export const snowflakeKind = {
  /** A notice's load is complete; a = notice. */
  load: 0,
  /** The scheduler looks at the dynamic tables. */
  tick: 1,
  /** A refresh is complete; a = row of the refresh log. */
  refreshDone: 2,
} as const;
