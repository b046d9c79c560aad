/** The lines of a staged file as numbers, in order; `relay/fileLines.ts` makes them. */
export interface StagedLines {
  partition: ArrayLike<number>;
  offset: ArrayLike<number>;
  /** Row of the run's events. */
  event: ArrayLike<number>;
  /** 1 where the line is not valid JSON. */
  malformed: ArrayLike<number>;
}

/** The stage: what Snowflake sees of the storage container. */
export interface StagePorts {
  path(file: number): string;
  /** The file that is at this path now (it may have been overwritten), or -1. */
  currentFile(path: string): number;
  /** Complete files finished at or after this time, ms: a listing of the stage. */
  filesSince(sinceMs: number): readonly number[];
  lines(file: number): StagedLines;
}

/** The fields that Silver and Gold read, by row of the run's events. */
export interface ActivityColumns {
  /** Event time, ms; NaN for NULL or for a text that is not a timestamp. */
  eventTimeMs: ArrayLike<number>;
  /** 1 where the timestamp is a text that cannot be cast: strict casts fail on it. */
  uncastable: ArrayLike<number>;
  /** Number of the user, -1 for NULL. */
  user: ArrayLike<number>;
  /** Number of the country, -1 for NULL. */
  country: ArrayLike<number>;
  /** Index into `actions`, -1 for NULL. */
  action: ArrayLike<number>;
  actions: readonly string[];
}
