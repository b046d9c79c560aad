/** The only door of the engine: what is not exported here is nobody's business outside. */
export { dateText, durationText, momentText, timeText } from './kernel/time-text.ts';
export { explain, nextMoment, previousMoment } from './spark/explain.ts';
export type { Change, LogEntry } from './spark/explain.ts';
export { Fate } from './spark/fate.ts';
export type { Fates } from './spark/fate.ts';
export type { OutputRows } from './spark/output.ts';
export type { OutputMode, WatermarkQuery, WindowShape } from './spark/query.ts';
export { replay } from './spark/replay.ts';
export type { TraceBatch, TraceRow } from './spark/replay.ts';
export { sinkRowsOf } from './spark/result.ts';
export { runWatermark } from './spark/run.ts';
export type { BatchRecord, EventColumns, Schedule, WatermarkRun } from './spark/run.ts';
export { stateAt } from './spark/state-at.ts';
export type { WatermarkState, WindowCount } from './spark/state-at.ts';
export { readTrace } from './spark/trace-format.ts';
export type { TraceCase, TraceReading } from './spark/trace-format.ts';
export { windowsOf } from './spark/windows.ts';
export type { TimeWindow } from './spark/windows.ts';
