package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.Row
import org.apache.spark.sql.classic.Dataset
import org.apache.spark.sql.functions._
import org.apache.spark.sql.streaming.{OutputMode, StreamingQueryException, Trigger}

/** What a Delta table holds after a crash at each point of a batch, and after a lost checkpoint. */
object DeltaCrashes {
  /** Makes a task fail: that is after `offsets/N` was written and before Delta commits. */
  @volatile var failing = false

  def record(): Seq[ObjectNode] = {
    val bronze = Seq(
      story("crash before offsets/N")(_.batch("a", "b").away("c", "d").restart().idle()),
      story("crash after offsets/N, before the Delta commit")(_.batch("a", "b").dying("c", "d").restart().idle()),
      story("crash after offsets/N, more data before the restart")(
        _.batch("a", "b").dying("c", "d").away("e", "f").restart().idle()),
      story("crash in batch 0")(_.dying("a", "b").restart().idle()),
      story("crash after the Delta commit, before commits/N")(
        _.batch("a", "b").batch("c", "d").uncommit().restart().idle()),
      story("crash after the Delta commit, more data before the restart")(
        _.batch("a", "b").batch("c", "d").uncommit().away("e", "f").restart().idle()),
      story("crash after commits/N")(_.batch("a", "b").batch("c", "d").restart().batch("e", "f")),
      story("checkpoint deleted, startingOffsets latest", "latest")(
        _.restart().batch("a", "b").away("c", "d").forget().restart().batch("e", "f")),
      story("checkpoint deleted, startingOffsets unset", "unset")(
        _.restart().batch("a", "b").away("c", "d").forget().restart().batch("e", "f")),
      story("checkpoint deleted, startingOffsets earliest")(
        _.batch("a", "b").away("c", "d").forget().restart().batch("e", "f")),
      story("checkpoint kept, startingOffsets changed to latest", "earliest", "latest")(
        _.batch("a", "b").away("c", "d").restart().batch("e", "f"))
    )
    val gold = Seq(
      story("gold, crash after the Delta commit, before commits/N", counted = true)(
        _.batch("10", "11").batch("25", "12").batch("26").uncommit().restart().batch("40")),
      story("gold, crash after offsets/N, before the Delta commit", counted = true)(
        _.batch("10", "11").batch("25", "12").dying("26").restart().batch("40")),
      story("gold, the same without a crash", counted = true)(
        _.batch("10", "11").batch("25", "12").batch("26").batch("40"))
    )
    bronze ++ gold
  }

  private def story(name: String, starting: String = "earliest", later: String = "", counted: Boolean = false)(
      tell: Story => Story): ObjectNode =
    tell(new Story(name, starting, if (later.isEmpty) starting else later, counted)).document
}

/** One table, one topic with two partitions, one query; each deed is written down with what it left. */
final class Story(name: String, starting: String, later: String, counted: Boolean) {
  private val topic = "delta-" + name.toLowerCase.replaceAll("[^a-z0-9]+", "-")
  private val folder = Session.scratch("delta")
  private val (checkpoint, table) = (folder.resolve("checkpoint"), folder.resolve("table"))
  private var started = false
  private var outputMode = OutputMode.Append()
  val document: ObjectNode = Json.obj().put("name", name)
  document.set[JsonNode]("recordedFrom", Session.recordedFrom())
  document.put("startingOffsets", starting).put("laterStartingOffsets", later).put("windowed", counted)
  private val deeds = document.putArray("deeds")
  Broker.create(topic, 2)

  /** The records arrive and the query handles them. */
  def batch(values: String*): Story = { produce(values); run(); told("batch", values) }

  /** The records arrive while no query runs. */
  def away(values: String*): Story = { produce(values); told("away", values) }

  /** The records arrive, and the query dies in the middle of their batch. */
  def dying(values: String*): Story = {
    produce(values)
    DeltaCrashes.failing = true
    try run()
    catch { case _: StreamingQueryException => () }
    finally DeltaCrashes.failing = false
    told("dying", values)
  }

  /** Takes the newest file of `commits` away: what a crash just before it was written leaves. */
  def uncommit(): Story = {
    val last = KafkaQuery.batches(checkpoint, "commits").last
    Seq(s"$last", s".$last.crc").foreach(n => Files.deleteIfExists(checkpoint.resolve("commits").resolve(n)))
    told("uncommit", Seq.empty)
  }

  /** The query says another output mode from its next start on. */
  def mode(to: OutputMode): Story = { outputMode = to; told("mode", Seq(to.toString.toLowerCase)) }

  def forget(): Story = { Session.delete(checkpoint); told("forget", Seq.empty) }
  def restart(): Story = { run(); told("restart", Seq.empty) }
  def idle(): Story = { run(); told("idle", Seq.empty) }

  private def produce(values: Seq[String]): Unit =
    values.zipWithIndex.foreach { case (value, index) => Broker.send(topic, index % 2, Seq(value)) }

  private def run(): Unit = {
    val offsets = if (started) later else starting
    started = true
    val source = KafkaQuery.read(topic, Seq("startingOffsets" -> offsets).filter(_._2 != "unset"): _*)
    val mayFail = udf { (value: String) =>
      if (DeltaCrashes.failing) throw new IllegalStateException("killed")
      value
    }
    val values = source.select(mayFail(col("value").cast("string")).as("value"))
    (if (counted) windows(values) else values).writeStream
      .format("delta").outputMode(outputMode).option("checkpointLocation", checkpoint.toString)
      .trigger(Trigger.AvailableNow()).start(table.toString).awaitTermination()
  }

  /** The values are seconds: 5-second windows, delay 10 seconds, as in Spark's own suite. */
  private def windows(values: Dataset[Row]): Dataset[Row] =
    values.select(timestamp_seconds(col("value").cast("long")).as("time"))
      .withWatermark("time", "10 seconds")
      .groupBy(window(col("time"), "5 seconds")).count()
      .select(concat_ws(" ", unix_millis(col("window.start")), col("count")).as("value"))

  private def told(deed: String, values: Seq[String]): Story = {
    val entry = deeds.addObject().put("do", deed)
    if (values.nonEmpty) entry.set[JsonNode]("values", Json.strings(values))
    entry.set[JsonNode]("offsets", Json.longs(KafkaQuery.batches(checkpoint, "offsets")))
    entry.set[JsonNode]("commits", Json.longs(KafkaQuery.batches(checkpoint, "commits")))
    val metadata = checkpoint.resolve("metadata")
    if (Files.exists(metadata)) entry.set[JsonNode]("queryId", Json.read(metadata).get("id"))
    entry.set[JsonNode]("table", Json.strings(rows()))
    entry.set[JsonNode]("transactions", transactions())
    this
  }

  private def rows(): Seq[String] =
    if (!Files.exists(table.resolve("_delta_log"))) Seq.empty
    else Session.spark.read.format("delta").load(table.toString).collect().map(_.getString(0)).toSeq.sorted

  /** Every commit of the table's log with its `txn` action, as it lies in the log. */
  private def transactions(): JsonNode = {
    val log: Path = table.resolve("_delta_log")
    val commits = Json.arr()
    if (Files.exists(log)) {
      val files = Files.list(log)
      try
        for (file <- files.iterator.asScala.toSeq.sorted if file.toString.endsWith(".json")) {
          val actions = Files.readAllLines(file).asScala.map(Json.parse)
          val commit = commits.addObject().put("version", file.getFileName.toString.stripSuffix(".json").toLong)
          actions.filter(_.has("txn")).foreach { action =>
            val txn = action.get("txn").deepCopy[ObjectNode]()
            txn.remove("lastUpdated")
            commit.set[JsonNode]("txn", txn)
          }
        }
      finally files.close()
    }
    commits
  }
}
