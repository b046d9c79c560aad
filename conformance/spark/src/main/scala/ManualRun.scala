package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}

import scala.collection.mutable

import com.fasterxml.jackson.databind.JsonNode
import org.apache.spark.sql.Row
import org.apache.spark.sql.classic.Dataset
import org.apache.spark.sql.execution.streaming.runtime.{IncrementalExecution, StreamExecution, StreamingQueryWrapper}
import org.apache.spark.sql.execution.streaming.sources.MemorySink
import org.apache.spark.sql.streaming.{OutputMode, StreamingQueryProgress, Trigger}
import org.apache.spark.sql.streaming.util.StreamManualClock

/** Spark's memory sink, which also keeps each batch's rows and the execution that made them. */
final class RecordingSink extends MemorySink {
  val rows = mutable.Map.empty[Long, Seq[Row]]
  val executions = mutable.Map.empty[Long, IncrementalExecution]

  override def write(batchId: Long, needTruncate: Boolean, newRows: Array[Row]): Unit = {
    rows(batchId) = newRows.toSeq
    executions(batchId) = Session.running().lastExecution
    super.write(batchId, needTruncate, newRows)
  }
}

/** What one micro-batch left behind, as the engine itself holds it. */
final class RanBatch(val id: Long, checkpoint: Path, query: StreamExecution, sink: RecordingSink) {
  // The last one: an idle report before the batch carries the same number.
  val progress: StreamingQueryProgress = query.recentProgress.findLast(_.batchId == id).get
  val rows: Seq[Row] = sink.rows(id)
  val execution: IncrementalExecution = sink.executions(id)

  /** The second line of `commits/N` or `offsets/N`; the first is the log's version. */
  def metadata(log: String): JsonNode =
    Json.parse(Files.readAllLines(checkpoint.resolve(log).resolve(id.toString)).get(1))
}

/**
 * One streaming query driven trigger by trigger: the real ProcessingTimeExecutor waits on Spark's
 * own StreamManualClock, and each step moves that clock to the next tick of the grid.
 */
final class ManualRun(private var df: Dataset[_], private var mode: OutputMode) {
  private val intervalMs = 1000L
  private val checkpoint = Session.scratch("checkpoint")
  private val clock = new StreamManualClock(0L)
  private var sink = new RecordingSink
  private var query: Option[StreamExecution] = None
  private var nextBatch = 0L

  /** Carries out a step of the trace format and returns the batches that ran. */
  def step(kind: String): Seq[RanBatch] = kind match {
    case "trigger" => trigger().toSeq
    case "drain" => Iterator.continually(trigger()).takeWhile(_.isDefined).flatten.toSeq
    case "once" => runToEnd(Trigger.Once(): @annotation.nowarn("cat=deprecation"))
    case "availableNow" => runToEnd(Trigger.AvailableNow())
    case "restart" => stop(); Seq.empty
  }

  /** What the query says from its next start on. */
  def change(query: Dataset[_], outputMode: OutputMode): Unit = {
    df = query
    mode = outputMode
  }

  def close(): Unit = {
    stop()
    Session.delete(checkpoint)
  }

  /** Lets exactly one trigger fire and says which batch it ran, if it ran one. */
  private def trigger(): Option[RanBatch] = {
    // A query fires its first trigger when it starts, so a start is a trigger.
    if (query.isEmpty) query = Some(start(Trigger.ProcessingTime(intervalMs)))
    else clock.advance(intervalMs)
    while (!clock.isStreamWaitingAt(clock.getTimeMillis())) {
      query.get.exception.foreach(throw _)
      Thread.sleep(1)
    }
    collect(query.get)
  }

  /** Starts the query with a trigger that ends by itself; such a run is a process of its own. */
  private def runToEnd(trigger: Trigger): Seq[RanBatch] = {
    stop()
    val execution = start(trigger)
    execution.awaitTermination()
    val batches = Iterator.continually(collect(execution)).takeWhile(_.isDefined).flatten.toSeq
    stop()
    batches
  }

  /** A process restart: the checkpoint stays, everything in memory goes. */
  private def stop(): Unit = {
    query.foreach(_.stop())
    query = None
    sink = new RecordingSink
  }

  private def start(trigger: Trigger): StreamExecution =
    Session.spark.streams
      .startQuery(
        userSpecifiedName = None,
        userSpecifiedCheckpointLocation = Some(checkpoint.toString),
        df = df,
        extraOptions = Map.empty,
        sink = sink,
        outputMode = mode,
        trigger = trigger,
        triggerClock = clock
      )
      .asInstanceOf[StreamingQueryWrapper]
      .streamingQuery

  private def collect(execution: StreamExecution): Option[RanBatch] =
    if (!Files.exists(checkpoint.resolve("commits").resolve(nextBatch.toString))) None
    else {
      nextBatch += 1
      Some(new RanBatch(nextBatch - 1, checkpoint, execution, sink))
    }
}
