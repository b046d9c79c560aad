package org.apache.spark.sql.conformance

import java.nio.charset.{CharacterCodingException, StandardCharsets}
import java.nio.ByteBuffer
import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.execution.streaming.checkpointing.FileContextBasedCheckpointFileManager
import org.apache.spark.sql.functions._
import org.apache.spark.sql.internal.SQLConf
import org.apache.spark.sql.streaming.Trigger

/** A gold query's checkpoint folder, file by file, after each of a few runs. */
object CheckpointFiles {
  @volatile private var failing = false
  private val topic = "user-activity"

  def record(): Seq[ObjectNode] = Session.withConf(
    "spark.sql.shuffle.partitions" -> "2",
    // Spark's default way of writing these files, side files and all.
    SQLConf.STREAMING_CHECKPOINT_FILE_MANAGER_CLASS.parent.key ->
      classOf[FileContextBasedCheckpointFileManager].getName
  ) {
    Broker.create(topic, 2)
    val checkpoint = Session.scratch("checkpoint-files")
    // Seconds after 09:00 of the events that each run finds.
    val runs = Seq(
      "after the first run" -> Seq(30, 40),
      "after the second run" -> Seq(930),
      "killed in its third run" -> Seq(1200))
    runs.map { case (moment, seconds) =>
      seconds.zipWithIndex.foreach { case (second, index) => Broker.send(topic, index % 2, Seq(second.toString)) }
      failing = moment.startsWith("killed")
      try run(checkpoint)
      catch { case error: Exception if failing => () }
      snapshot(moment, checkpoint)
    }
  }

  private def run(checkpoint: Path): Unit = {
    val second = udf { (value: String) =>
      if (failing) throw new IllegalStateException("killed")
      1767258000L + value.toLong
    }
    KafkaQuery.read(topic, "startingOffsets" -> "earliest")
      .select(timestamp_seconds(second(col("value").cast("string"))).as("time"))
      .withWatermark("time", "10 minutes")
      .groupBy(window(col("time"), "5 minutes", "1 minute")).count()
      .writeStream.format("noop").option("checkpointLocation", checkpoint.toString)
      .trigger(Trigger.AvailableNow()).start().awaitTermination()
  }

  private def snapshot(moment: String, checkpoint: Path): ObjectNode = {
    val entry = Json.obj().put("moment", moment)
    entry.set[JsonNode]("recordedFrom", Session.recordedFrom())
    val files = entry.putArray("files")
    val tree = Files.walk(checkpoint)
    try
      for (file <- tree.iterator.asScala.filter(Files.isRegularFile(_)).toSeq.sortBy(_.toString)) {
        val path = checkpoint.relativize(file).toString
        val listed = files.addObject().put("path", path).put("bytes", Files.size(file))
        if (!path.endsWith(".crc")) text(file).foreach(listed.put("text", _))
      }
    finally tree.close()
    entry
  }

  /** The file's text, unless it is not text at all, as a state store's files are. */
  private def text(file: Path): Option[String] =
    try {
      val decoded = StandardCharsets.UTF_8.newDecoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString
      // Kafka's sources/0/0 begins with a zero byte, for readers of Spark 2.1.
      Option.when(!decoded.stripPrefix("\u0000").exists(c => c < ' ' && c != '\n'))(decoded)
    } catch { case _: CharacterCodingException => None }
}
