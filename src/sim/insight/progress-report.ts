import * as z from 'zod/mini';

/** What one micro-batch said of itself in a `StreamingQueryProgress`. Times in ms. */
export interface ProgressBatch {
  batch: number;
  startedAtMs: number;
  durationMs: number;
  rows: number;
  /** Event times of the batch's rows; NaN when it had none. */
  minMs: number;
  avgMs: number;
  maxMs: number;
  /** The watermark that the batch closed windows by; 0 before the first. */
  watermarkMs: number;
  /** Over all stateful operators. */
  stateRows: number;
  droppedGroups: number;
}

/** The reports of one query, a batch each, and what could not be read. */
export interface ProgressReading {
  name: string;
  batches: ProgressBatch[];
  /** Reports that repeat a batch because nothing had come. */
  idleReports: number;
  problems: { line: number; reason: string }[];
  problemCount: number;
}

const time = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/)),
  z.transform(instant),
);

/** The fields in use of Spark's `StreamingQueryProgress.json`; all others are let through. */
const report = z.object({
  name: z.optional(z.nullable(z.string())),
  runId: z.optional(z.string()),
  timestamp: time,
  batchId: z.int().check(z.gte(0)),
  batchDuration: z.optional(z.number()),
  numInputRows: z.number().check(z.gte(0)),
  eventTime: z.object({
    min: z.optional(time),
    avg: z.optional(time),
    max: z.optional(time),
    watermark: time,
  }),
  stateOperators: z.optional(
    z.array(
      z.object({
        numRowsTotal: z.optional(z.number()),
        numRowsDroppedByWatermark: z.optional(z.number()),
      }),
    ),
  ),
});

/**
 * Reads progress reports, one JSON object a line, in the order of their batches. A line that is
 * none is reported with its number and reason (the first 20); the last report of a batch holds.
 */
export function readProgress(text: string): ProgressReading {
  const reading: ProgressReading = {
    name: '',
    batches: [],
    idleReports: 0,
    problems: [],
    problemCount: 0,
  };
  const batches = new Map<number, ProgressBatch>();
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readReport(line);
    if (typeof read === 'string') {
      reading.problemCount++;
      if (reading.problems.length < 20) reading.problems.push({ line: index + 1, reason: read });
      return;
    }
    if (reading.name === '') reading.name = read.name;
    // A trigger without data reports the batch to come, again and again, as having no rows.
    const before = batches.get(read.batch.batch);
    if (before !== undefined) reading.idleReports++;
    if (before === undefined || read.batch.rows > 0) batches.set(read.batch.batch, read.batch);
  });
  reading.batches = [...batches.values()].sort((a, b) => a.batch - b.batch);
  return reading;
}

function readReport(line: string): { name: string; batch: ProgressBatch } | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not a JSON object on one line';
  }
  const read = report.safeParse(value, { jitless: true });
  if (!read.success) {
    const issue = read.error.issues[0];
    const where = issue?.path.map(String).join('.') ?? '';
    return where === '' ? 'not a progress report' : `${where}: ${reasonAt(where)}`;
  }
  const { eventTime, stateOperators = [], ...rest } = read.data;
  const batch = {
    batch: rest.batchId,
    startedAtMs: rest.timestamp,
    durationMs: rest.batchDuration ?? 0,
    rows: rest.numInputRows,
    minMs: eventTime.min ?? NaN,
    avgMs: eventTime.avg ?? NaN,
    maxMs: eventTime.max ?? NaN,
    watermarkMs: eventTime.watermark,
    stateRows: stateOperators.reduce((sum, { numRowsTotal = 0 }) => sum + numRowsTotal, 0),
    droppedGroups: stateOperators.reduce(
      (sum, { numRowsDroppedByWatermark = 0 }) => sum + numRowsDroppedByWatermark,
      0,
    ),
  };
  return { name: rest.name ?? '', batch };
}

function reasonAt(where: string): string {
  if (where === 'eventTime' || where === 'eventTime.watermark') {
    return 'missing; a query without withWatermark reports no watermark';
  }
  if (where === 'timestamp' || where.startsWith('eventTime')) {
    return 'expected a time such as 2026-01-01T09:00:00.000Z';
  }
  return 'missing or not a number';
}

/** The ms since the epoch of an instant in the form that Spark writes, by the calendar. */
function instant(text: string): number {
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const [year, month, day] = [part(0, 4), part(5, 7), part(8, 10)];
  const ms = Math.floor(Number(`0${/\.\d+/.exec(text)?.[0] ?? ''}`) * 1000 + 1e-6);
  const clock = (part(11, 13) * 60 + part(14, 16)) * 60 + part(17, 19);
  return daysBefore(year, month, day) * 86_400_000 + clock * 1000 + ms;
}

/** Days from 1 January 1970 to a date; years begin in March, so that a leap day is the last. */
function daysBefore(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const dayOfYear = Math.floor((153 * (month <= 2 ? month + 9 : month - 3) + 2) / 5) + day - 1;
  return y * 365 + leapDays + dayOfYear - 719_468;
}
