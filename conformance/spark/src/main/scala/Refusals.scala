package org.apache.spark.sql.conformance

import scala.util.{Failure, Try}

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.SparkThrowable
import org.apache.spark.sql.{Column, DataFrame}
import org.apache.spark.sql.catalyst.ExtendedAnalysisException
import org.apache.spark.sql.functions._
import org.apache.spark.sql.streaming.{OutputMode, StreamingQueryException, Trigger}

/** The exact words by which Spark and Delta refuse a query. */
object Refusals {
  private def folder() = Session.scratch("refused").toString
  private def events = Traces.watermarked(Traces.events(), 1000)
  private def windowed = events.groupBy(window(col("time"), "5 seconds")).count()
  private def unmarked = Traces.events().toDF().toDF("at", "key").groupBy("key").count()
  private def kafka(options: (String, String)*) = {
    Broker.create("refused-" + options.hashCode.toHexString, 1)
    KafkaQuery.read("refused-" + options.hashCode.toHexString, options: _*)
  }

  private def grouped(by: Column) = events.groupBy(by).count()
  private def started(source: DataFrame) =
    try source.writeStream.format("noop").option("checkpointLocation", folder()).start().processAllAvailable()
    catch { case error: StreamingQueryException => throw error.getCause }
  private def named(name: String, checkpoint: String) = events.writeStream.format("noop").queryName(name)
    .option("checkpointLocation", checkpoint).start()

  /** A query stops at offset 5; then retention takes everything before offset 8. */
  private def agedOut(): Unit = {
    val (topic, checkpoint) = ("refused-aged-out", folder())
    Broker.create(topic, 1)
    def run(): Unit = KafkaQuery.read(topic, "startingOffsets" -> "earliest").writeStream.format("noop")
      .option("checkpointLocation", checkpoint).trigger(Trigger.AvailableNow()).start().awaitTermination()
    Broker.send(topic, 0, Seq.fill(5)("x"))
    run()
    Broker.send(topic, 0, Seq.fill(5)("y"))
    Broker.deleteBefore(topic, 0, 8)
    try run()
    catch { case error: StreamingQueryException => throw error.getCause }
  }

  private val attempts: Seq[(String, () => Any)] = Seq(
    "delta sink, update mode" -> (() => windowed.writeStream.format("delta")
      .outputMode(OutputMode.Update()).option("checkpointLocation", folder()).start(folder())),
    "delta sink, no checkpoint" -> (() => events.writeStream.format("delta").start(folder())),
    "kafka sink, no checkpoint" -> (() => events.select(col("key").as("value")).writeStream.format("kafka")
      .option("kafka.bootstrap.servers", Broker.address).option("topic", "t").start()),
    "file sink, no checkpoint" -> (() => events.writeStream.format("json").start(folder())),
    "append, aggregation without a watermark" -> (() => unmarked.writeStream.format("noop")
      .outputMode(OutputMode.Append()).option("checkpointLocation", folder()).start()),
    "complete, no aggregation" -> (() => events.writeStream.format("noop")
      .outputMode(OutputMode.Complete()).option("checkpointLocation", folder()).start()),
    "continuous trigger, aggregation" -> (() => windowed.writeStream.format("noop").outputMode(OutputMode.Update())
      .trigger(Trigger.Continuous("1 second")).option("checkpointLocation", folder()).start().awaitTermination()),
    "negative delay" -> (() => events.toDF().withWatermark("time", "-1 seconds")),
    "kafka source, kafka.auto.offset.reset" -> (() => kafka("kafka.auto.offset.reset" -> "earliest")
      .writeStream.format("noop").option("checkpointLocation", folder()).start().awaitTermination()),
    "kafka source, committed offset aged out" -> (() => agedOut()),
    "processing-time trigger, negative interval" -> (() => Trigger.ProcessingTime(-1L)),
    "delay that is no interval" -> (() => events.toDF().withWatermark("time", "10 minuts")),
    "delay without a number" -> (() => events.toDF().withWatermark("time", "minutes")),
    "window that is no interval" -> (() => grouped(window(col("time"), "5 minuts", "1 minute"))),
    "slide that is no interval" -> (() => grouped(window(col("time"), "5 minutes", "1 minuts"))),
    "slide longer than its window" -> (() => grouped(window(col("time"), "5 minutes", "6 minutes"))),
    "slide of zero" -> (() => grouped(window(col("time"), "5 minutes", "0 minutes"))),
    "window of a month" -> (() => grouped(window(col("time"), "1 month"))),
    "trigger that is no interval" -> (() => Trigger.ProcessingTime("10 secunds")),
    "unknown output mode" -> (() => events.writeStream.outputMode("appendd")),
    "kafka source, unknown startingOffsets" -> (() => started(kafka("startingOffsets" -> "earlyest"))),
    "kafka source, maxOffsetsPerTrigger no number" -> (() => started(kafka("maxOffsetsPerTrigger" -> "many"))),
    "a name that is active already" -> (() => for (_ <- 1 to 2) named("twice", folder())),
    "a table that is not there" -> (() => Session.spark.readStream.table("nobody.knows"))
  )

  def record(): Seq[ObjectNode] = attempts.map { case (name, attempt) =>
    val entry = Json.obj().put("name", name)
    entry.set[JsonNode]("recordedFrom", Session.recordedFrom())
    Try(attempt()) match {
      case Failure(error) =>
        val condition = error match {
          case known: SparkThrowable => known.getCondition
          case _ => null
        }
        entry.put("exception", error.getClass.getName).put("condition", condition)
          .put("message", message(error))
      case _ =>
        Session.spark.streams.active.foreach(_.stop())
        entry.putNull("exception")
    }
    entry
  }

  /** A query that ended in the middle of a trace: the cause that Spark names. */
  def refused(error: StreamingQueryException): ObjectNode = {
    val causes = Iterator.iterate[Throwable](error)(_.getCause).takeWhile(_ != null).toSeq
    val named = causes.findLast {
      case known: SparkThrowable => known.getCondition != null
      case _ => false
    }.get
    val condition = named match { case known: SparkThrowable => known.getCondition }
    Json.obj().put("refused", condition).put("message", named.getMessage)
  }

  /** Without the query plan, in which every recording has other numbers. */
  private def message(error: Throwable): String = error match {
    case planned: ExtendedAnalysisException => planned.getSimpleMessage
    case other => other.getMessage
  }
}
