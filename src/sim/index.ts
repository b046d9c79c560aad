/** The only door of the engine: what is not exported here is nobody's business outside. */
export type { Change } from './kernel/change.ts';
export { createQueue, pop, push } from './kernel/queue.ts';
export { forkStream, nextFraction } from './kernel/random.ts';
export { dateText, durationText, momentText, timeText } from './kernel/time-text.ts';
export { partitionFor } from './kafka/partition.ts';
export { checkpointFilesAt } from './insight/checkpoint-files.ts';
export { conservationAt } from './insight/conservation.ts';
export type { Conservation } from './insight/conservation.ts';
export { ageAt, dayUnder } from './insight/batch-day.ts';
export type { DayResult, DaySettings, PlanName } from './insight/batch-day.ts';
export { adviceFor } from './insight/batch-or-stream.ts';
export type { Advice, StreamQuestions } from './insight/batch-or-stream.ts';
export { dashboardAt, distinctUsers } from './insight/dashboard-view.ts';
export type { DashboardView } from './insight/dashboard-view.ts';
export { generatorStoppedMs, lastNewAt, stages } from './insight/dry-up.ts';
export type { Stage } from './insight/dry-up.ts';
export { activitySchemaText, eventBytes, simulatedSchemaId } from './insight/event-bytes.ts';
export { eventAtOffset, eventOfId, nextArrival } from './insight/event-find.ts';
export { eventPlaces } from './insight/event-places.ts';
export { legsOf } from './insight/event-path.ts';
export type { Leg, LegName } from './insight/event-path.ts';
export { firstRowsOf } from './insight/gold-wait.ts';
export { hopsAt } from './insight/hops-at.ts';
export type { Hop } from './insight/hops-at.ts';
export { generatorRunsAt } from './insight/machines-at.ts';
export { pathSpreads } from './insight/path-spread.ts';
export { explainPipeline } from './insight/pipeline-explain.ts';
export type { PipelineEntry, PipelineSystem } from './insight/pipeline-explain.ts';
export { pipelineAt } from './insight/pipeline-view.ts';
export type { PipelineView } from './insight/pipeline-view.ts';
export {
  deltaBronzeRows,
  deltaBronzeValues,
  deltaGoldRowsAt,
  deltaQuarantineRows,
  deltaRangesAt,
  deltaSilverRows,
} from './insight/databricks-tables.ts';
export { dbtResultsAt } from './insight/dbt-results.ts';
export type { DbtFact } from './insight/dbt-results.ts';
export { firstDivergence } from './insight/divergence.ts';
export type { Divergence } from './insight/divergence.ts';
export { factsAt } from './insight/facts.ts';
export { freshnessAt } from './insight/freshness.ts';
export { journeyOf } from './insight/journey.ts';
export type { Journey } from './insight/journey.ts';
export type { Spread } from './insight/spread.ts';
export { crashOutcomes } from './insight/relay-crashes.ts';
export type { CrashOutcome } from './insight/relay-crashes.ts';
export { bufferCurve } from './insight/relay-curve.ts';
export type { BufferPoint } from './insight/relay-curve.ts';
export { explainRelay, relayMoments } from './insight/relay-explain.ts';
export type { RelayLogEntry } from './insight/relay-explain.ts';
export { relayAt, relayFileText } from './insight/relay-view.ts';
export type { RelayConsumerFacts, RelayFile } from './insight/relay-view.ts';
export { delayKeeping, neededDelays, shareKept } from './insight/kept-share.ts';
export { progressFacts } from './insight/progress-facts.ts';
export { progressAt, queryTape } from './insight/query-tape.ts';
export type { QueryTape } from './insight/query-tape.ts';
export { readProgress } from './insight/progress-report.ts';
export type { ProgressBatch, ProgressReading } from './insight/progress-report.ts';
export { queryEventsOf, queryOf, scheduleOf } from './insight/query-events.ts';
export {
  bronzeCountAt,
  bronzeLines,
  dataTimestampAt,
  filesQueuedAt,
  filledAt,
  goldRowsAt,
  loadsAt,
  pipeFactsAt,
  refreshesAt,
  silverCountAt,
  silverLinesAt,
} from './insight/snowflake-objects.ts';
export { tableChecksAt } from './insight/table-checks.ts';
export type { TableChecks } from './insight/table-checks.ts';
export { summarize } from './insight/summary.ts';
export { summaryOf, sweep } from './insight/sweep.ts';
export type { SweepPoint } from './insight/sweep.ts';
export { prepareEvents } from './run/prepare.ts';
export { talliesOf, tallyAt } from './insight/tally.ts';
export type { Tallies, Tally } from './insight/tally.ts';
export { eventsOf } from './run/event-columns.ts';
export { fieldsOf } from './run/fields.ts';
export { runScenario, traceHash } from './run/run.ts';
export type { Run } from './run/run.ts';
export type { Action, Machine } from './scenario/actions.ts';
export { readLink, writeLink } from './scenario/link.ts';
export type { IgnoredPart } from './scenario/link.ts';
export { writeValue } from './scenario/link-values.ts';
export { presetNames, presetScenario } from './scenario/presets.ts';
export { readScenario } from './scenario/read.ts';
export type { Scenario } from './scenario/schema.ts';
export { lagText } from './dbt/plan.ts';
export { checkTargetLag } from './snowflake/cadence.ts';
export { ownRefreshes } from './snowflake/ownTables.ts';
export type { OwnTable } from './snowflake/ownTables.ts';
export type { TableId, TargetLag } from './snowflake/types.ts';
export { explain, nextMoment } from './spark/explain.ts';
export type { LogEntry } from './spark/explain.ts';
export { Fate } from './spark/fate.ts';
export type { OutputMode, WatermarkQuery } from './spark/query.ts';
export { replay } from './spark/replay.ts';
export type { TraceBatch } from './spark/replay.ts';
export { noCheckpoint, refusalOf } from './spark/refusal.ts';
export { sinkRowsOf } from './spark/result.ts';
export { runWatermark } from './spark/run.ts';
export type { BatchRecord, EventColumns, Schedule, WatermarkRun } from './spark/run.ts';
export { stateAt } from './spark/state-at.ts';
export type { WatermarkState, WindowCount } from './spark/state-at.ts';
export { readTrace } from './spark/trace-format.ts';
export { windowsOf } from './spark/windows.ts';
export * from './avro/index.ts';
