package org.apache.spark.sql.conformance

import java.nio.charset.StandardCharsets.UTF_8
import java.util.Arrays

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.{Column, Row}
import org.apache.spark.sql.classic.Dataset
import org.apache.spark.sql.execution.streaming.operators.stateful.StateStoreSaveExec
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream
import org.apache.spark.sql.functions._
import org.apache.spark.sql.streaming.{OutputMode, StreamingQueryException}

/** Fills in `batches` of one case of the conformance trace format and its extensions (README.md). */
object Traces {
  type Event = (Option[Long], String)

  def record(input: JsonNode): ObjectNode = {
    val query = input.get("query").deepCopy[ObjectNode]()
    val noData = query.path("noDataBatches").asBoolean(true)
    val previousBatch = query.path("lateFilter").asText("previous-batch") == "previous-batch"
    val batches = Json.arr()
    Session.withConf(
      "spark.sql.streaming.noDataMicroBatches.enabled" -> noData.toString,
      "spark.sql.streaming.statefulOperator.allowMultiple" -> previousBatch.toString
    ) {
      val source = events()
      def planned = counted(watermarked(source, query.get("delayMs").asLong), query)
      val run = new ManualRun(planned, outputMode(query))
      try
        for ((step, index) <- input.get("steps").asScala.zipWithIndex) {
          if (step.has("query")) {
            query.setAll[JsonNode](step.get("query").asInstanceOf[ObjectNode])
            run.change(planned, outputMode(query))
          }
          add(source, step.path("events"))
          try run.step(step.get("do").asText).foreach(batch => batches.add(describe(index, batch)))
          catch {
            case error: StreamingQueryException =>
              batches.add(Refusals.refused(error).put("step", index))
              // The process is gone: the next step starts it again.
              run.step("restart")
          }
        }
      finally run.close()
    }
    recorded(input, batches)
  }

  /** The input document with `recordedFrom` after its name and `batches` at its end. */
  def recorded(input: JsonNode, batches: JsonNode): ObjectNode = {
    val trace = Json.obj()
    trace.set[JsonNode]("name", input.get("name"))
    trace.set[JsonNode]("recordedFrom", Session.recordedFrom())
    input.properties.asScala.foreach(f => trace.set[JsonNode](f.getKey, f.getValue))
    trace.set[JsonNode]("batches", batches)
    trace
  }

  def events(): MemoryStream[Event] = {
    val session = Session.spark
    import session.implicits._
    MemoryStream[Event](Session.spark)
  }

  /** One `addData` a step, so that a step's events always arrive in one batch. */
  def add(source: MemoryStream[Event], events: JsonNode): Unit =
    if (!events.isEmpty)
      source.addData(events.asScala.toSeq.map { event =>
        (Some(event.get("at")).filterNot(_.isNull).map(_.asLong), event.get("key").asText)
      })

  def watermarked(source: MemoryStream[Event], delayMs: Long): Dataset[Row] =
    source.toDF().toDF("at", "key")
      .select(timestamp_millis(col("at")).as("time"), col("key"))
      .withWatermark("time", s"$delayMs milliseconds")

  /** Counts by window and key, or by the bare time and key when the query says `groupBy: "time"`. */
  def counted(events: Dataset[Row], query: JsonNode): Dataset[Row] =
    if (query.path("groupBy").asText == "time")
      events.groupBy("time", "key").count()
        .select(unix_millis(col("time")).as("time"), col("key"), col("count"))
    else
      events.groupBy(windowOf(query), col("key")).count()
        .select(
          unix_millis(col("window.start")).as("start"),
          unix_millis(col("window.end")).as("end"),
          col("key"),
          col("count"))

  private def windowOf(query: JsonNode): Column = {
    val windowMs = query.get("windowMs").asLong
    val spans = Seq(windowMs, query.path("slideMs").asLong(windowMs), query.path("startMs").asLong(0))
      .map(ms => s"$ms milliseconds")
    window(col("time"), spans(0), spans(1), spans(2))
  }

  def outputMode(query: JsonNode): OutputMode = query.get("mode").asText match {
    case "append" => OutputMode.Append()
    case "update" => OutputMode.Update()
    case "complete" => OutputMode.Complete()
  }

  /** One entry of `batches`: every number is read from the engine, none is worked out here. */
  def describe(step: Int, batch: RanBatch): ObjectNode = {
    val save = batch.execution.executedPlan.collectFirst { case s: StateStoreSaveExec => s }.get
    val state = batch.progress.stateOperators(0)
    val entry = Json.obj()
      .put("step", step)
      .put("batch", batch.id)
      .put("inputRows", batch.progress.numInputRows)
      .put("lateWatermark", save.eventTimeWatermarkForLateEvents.get)
      .put("evictionWatermark", save.eventTimeWatermarkForEviction.get)
      .put("watermarkAfter", batch.metadata("commits").get("nextBatchWatermarkMs").asLong)
      .put("droppedRows", state.numRowsDroppedByWatermark)
      .put("stateRows", state.numRowsTotal)
    val output = Json.arr()
    batch.rows.sortWith(before).foreach { row =>
      val fields = output.addObject()
      row.schema.fieldNames.zipWithIndex.foreach {
        case (name, at) if row.isNullAt(at) => fields.putNull(name)
        case ("key", at) => fields.put("key", row.getString(at))
        case (name, at) => fields.put(name, row.getLong(at))
      }
    }
    entry.set[JsonNode]("output", output)
    entry
  }

  /** By start, by key in code-point order, which is the order of the UTF-8 bytes, and by end. */
  private def before(a: Row, b: Row): Boolean = {
    // Only a bare event time may be null; it comes first.
    def start(row: Row) = if (row.isNullAt(0)) Long.MinValue else row.getLong(0)
    def end(row: Row) = row.schema.fieldNames.indexOf("end") match {
      case -1 => 0L
      case at => row.getLong(at)
    }
    def key(row: Row) = row.getAs[String]("key").getBytes(UTF_8)
    if (start(a) != start(b)) start(a) < start(b)
    else {
      val order = Arrays.compareUnsigned(key(a), key(b))
      // Windows of one start and two lengths are there only after a query was changed.
      if (order != 0) order < 0 else end(a) < end(b)
    }
  }
}
