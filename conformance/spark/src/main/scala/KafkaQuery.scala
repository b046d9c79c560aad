package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._

import org.apache.spark.sql.Row
import org.apache.spark.sql.classic.Dataset

/** A stream read from the broker by Spark's Kafka source, and a look into a checkpoint's logs. */
object KafkaQuery {
  def read(topic: String, options: (String, String)*): Dataset[Row] =
    Session.spark.readStream
      .format("kafka")
      .option("kafka.bootstrap.servers", Broker.address)
      .option("subscribe", topic)
      .options(options.toMap)
      .load()

  /** The numbers of the batches that a log (`offsets` or `commits`) holds, in order. */
  def batches(checkpoint: Path, log: String): Seq[Long] = {
    val folder = checkpoint.resolve(log)
    if (!Files.exists(folder)) Seq.empty
    else {
      val files = Files.list(folder)
      try files.iterator.asScala.map(_.getFileName.toString).filter(_.forall(_.isDigit)).map(_.toLong).toSeq.sorted
      finally files.close()
    }
  }

  /** The lines of `offsets/N` or `commits/N`. */
  def lines(checkpoint: Path, log: String, batch: Long): Seq[String] =
    Files.readAllLines(checkpoint.resolve(log).resolve(batch.toString)).asScala.toSeq
}
