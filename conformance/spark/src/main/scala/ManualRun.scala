package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}

import com.fasterxml.jackson.databind.JsonNode
import org.apache.spark.sql.classic.Dataset
import org.apache.spark.sql.execution.streaming.runtime.{StreamExecution, StreamingQueryWrapper}
import org.apache.spark.sql.execution.streaming.sources.MemorySink
import org.apache.spark.sql.streaming.{OutputMode, StreamingQueryProgress, Trigger}
import org.apache.spark.sql.streaming.util.StreamManualClock

/** What one micro-batch left behind, as the engine itself holds it. */
final class RanBatch(val id: Long, checkpoint: Path, val query: StreamExecution, sink: MemorySink) {
  // The last one: an idle report before the batch carries the same number.
  val progress: StreamingQueryProgress = query.recentProgress.findLast(_.batchId == id).get
  val rows: Seq[org.apache.spark.sql.Row] =
    if (sink.latestBatchId.contains(id)) sink.latestBatchData else Seq.empty

  /** The second line of `commits/N` or `offsets/N`; the first is the log's version. */
  def metadata(log: String): JsonNode =
    Json.parse(Files.readAllLines(checkpoint.resolve(log).resolve(id.toString)).get(1))
}

/**
 * One streaming query driven trigger by trigger: the real ProcessingTimeExecutor waits on Spark's
 * own StreamManualClock, and each step moves that clock to the next tick of the grid.
 */
final class ManualRun(df: Dataset[_], mode: String) {
  private val intervalMs = 1000L
  private val checkpoint = Session.scratch("checkpoint")
  private val clock = new StreamManualClock(0L)
  private var sink = new MemorySink
  private var query: Option[StreamExecution] = None
  private var nextBatch = 0L

  /** Lets exactly one trigger fire and says which batch it ran, if it ran one. */
  def trigger(): Option[RanBatch] = {
    // A query fires its first trigger when it starts, so a start is a trigger.
    if (query.isEmpty) query = Some(start(Trigger.ProcessingTime(intervalMs)))
    else clock.advance(intervalMs)
    awaitWaiting(query.get)
    collect(query.get)
  }

  /** Starts the query with a trigger that ends by itself and returns every batch it ran. */
  def runToEnd(trigger: Trigger): Seq[RanBatch] = {
    val execution = start(trigger)
    execution.awaitTermination()
    Iterator.continually(collect(execution)).takeWhile(_.isDefined).flatten.toSeq
  }

  /** A process restart: the checkpoint stays, everything in memory goes. */
  def stop(): Unit = {
    query.foreach(_.stop())
    query = None
    sink = new MemorySink
  }

  def close(): Unit = {
    stop()
    Session.delete(checkpoint)
  }

  private def start(trigger: Trigger): StreamExecution =
    Session.spark.streams
      .startQuery(
        userSpecifiedName = None,
        userSpecifiedCheckpointLocation = Some(checkpoint.toString),
        df = df,
        extraOptions = Map.empty,
        sink = sink,
        outputMode = outputMode,
        trigger = trigger,
        triggerClock = clock
      )
      .asInstanceOf[StreamingQueryWrapper]
      .streamingQuery

  private def outputMode = mode match {
    case "append" => OutputMode.Append()
    case "update" => OutputMode.Update()
    case "complete" => OutputMode.Complete()
  }

  private def awaitWaiting(execution: StreamExecution): Unit =
    while (!clock.isStreamWaitingAt(clock.getTimeMillis())) {
      execution.exception.foreach(throw _)
      Thread.sleep(1)
    }

  private def collect(execution: StreamExecution): Option[RanBatch] =
    if (!Files.exists(checkpoint.resolve("commits").resolve(nextBatch.toString))) None
    else {
      nextBatch += 1
      Some(new RanBatch(nextBatch - 1, checkpoint, execution, sink))
    }
}
