/** An exception as the notebook shows it: `NameError: name 'bronze' is not defined`. */
export class PythonError extends Error {
  /** Its class, as Python or PySpark has it. */
  kind: string;
  /** The place in the cell's text. */
  at: number;

  constructor(kind: string, message: string, at: number) {
    super(message);
    this.kind = kind;
    this.at = at;
  }
}

/** Something that is right on Databricks, perhaps, and is not run in this worksheet. */
export class NotHere extends Error {
  at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}
