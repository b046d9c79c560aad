package org.apache.spark.sql.conformance

import java.nio.charset.StandardCharsets.UTF_8
import java.util.Arrays

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.Row
import org.apache.spark.sql.classic.Dataset
import org.apache.spark.sql.execution.streaming.operators.stateful.StateStoreSaveExec
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream
import org.apache.spark.sql.functions._

/** Fills in `batches` of one case of the conformance trace format. */
object Traces {
  type Event = (Option[Long], String)

  def record(input: JsonNode): ObjectNode = {
    val query = input.get("query")
    val noData = query.path("noDataBatches").asBoolean(true)
    val previousBatch = query.path("lateFilter").asText("previous-batch") == "previous-batch"
    val batches = Json.arr()
    Session.withConf(
      "spark.sql.streaming.noDataMicroBatches.enabled" -> noData.toString,
      "spark.sql.streaming.statefulOperator.allowMultiple" -> previousBatch.toString
    ) {
      val source = events()
      val run = new ManualRun(windowedCount(source, query), query.get("mode").asText)
      try
        for ((step, index) <- input.get("steps").asScala.zipWithIndex) {
          add(source, step.path("events"))
          step.get("do").asText match {
            case "restart" => run.stop()
            case "trigger" => run.trigger().foreach(b => batches.add(describe(index, b)))
            case "drain" =>
              Iterator.continually(run.trigger()).takeWhile(_.isDefined).flatten.foreach { b =>
                batches.add(describe(index, b))
              }
          }
        }
      finally run.close()
    }
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

  /** The events with their event time and watermark, as every windowed query here begins. */
  def watermarked(source: MemoryStream[Event], delayMs: Long): Dataset[Row] =
    source.toDF().toDF("at", "key")
      .select(timestamp_millis(col("at")).as("time"), col("key"))
      .withWatermark("time", s"$delayMs milliseconds")

  private def windowedCount(source: MemoryStream[Event], query: JsonNode): Dataset[Row] = {
    val windowMs = query.get("windowMs").asLong
    val slideMs = query.path("slideMs").asLong(windowMs)
    val startMs = query.path("startMs").asLong(0)
    val spans = Seq(windowMs, slideMs, startMs).map(ms => s"$ms milliseconds")
    watermarked(source, query.get("delayMs").asLong)
      .groupBy(window(col("time"), spans(0), spans(1), spans(2)), col("key"))
      .count()
      .select(
        unix_millis(col("window.start")).as("start"),
        unix_millis(col("window.end")).as("end"),
        col("key"),
        col("count"))
  }

  /** One entry of `batches`: every number is read from the engine, none is worked out here. */
  def describe(step: Int, batch: RanBatch): ObjectNode = {
    val save = batch.query.lastExecution.executedPlan.collectFirst { case s: StateStoreSaveExec => s }.get
    val state = batch.progress.stateOperators(0)
    val output = Json.arr()
    batch.rows.sortWith(before).foreach { row =>
      output.addObject()
        .put("start", row.getLong(0)).put("end", row.getLong(1))
        .put("key", row.getString(2)).put("count", row.getLong(3))
    }
    val entry = Json.obj()
      .put("step", step)
      .put("batch", batch.id)
      .put("inputRows", batch.progress.numInputRows)
      .put("lateWatermark", save.eventTimeWatermarkForLateEvents.get)
      .put("evictionWatermark", save.eventTimeWatermarkForEviction.get)
      .put("watermarkAfter", batch.metadata("commits").get("nextBatchWatermarkMs").asLong)
      .put("droppedRows", state.numRowsDroppedByWatermark)
      .put("stateRows", state.numRowsTotal)
    entry.set[JsonNode]("output", output)
    entry
  }

  /** By start, then by key in code-point order, which is the order of the UTF-8 bytes. */
  private def before(a: Row, b: Row): Boolean =
    if (a.getLong(0) != b.getLong(0)) a.getLong(0) < b.getLong(0)
    else Arrays.compareUnsigned(a.getString(2).getBytes(UTF_8), b.getString(2).getBytes(UTF_8)) < 0
}
