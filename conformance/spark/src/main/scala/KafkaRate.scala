package org.apache.spark.sql.conformance

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.streaming.Trigger

/** How Spark's Kafka source cuts a backlog into batches of at most `maxOffsetsPerTrigger`. */
object KafkaRate {
  def record(input: JsonNode): ObjectNode = {
    val (begin, end) = (offsets(input, "begin"), offsets(input, "end"))
    val topic = "rate-" + input.get("name").asText.replaceAll("[^a-z0-9]+", "-")
    Broker.create(topic, end.size)
    for ((count, partition) <- end.zipWithIndex) Broker.send(topic, partition, Seq.fill(count)("x"))
    val starting = Json.obj()
    begin.zipWithIndex.foreach { case (offset, partition) =>
      starting.withObjectProperty(topic).put(partition.toString, offset)
    }
    val checkpoint = Session.scratch("rate")
    KafkaQuery
      .read(topic, "startingOffsets" -> starting.toString,
        "maxOffsetsPerTrigger" -> input.get("maxOffsetsPerTrigger").asText)
      .writeStream.format("noop").option("checkpointLocation", checkpoint.toString)
      .trigger(Trigger.AvailableNow()).start().awaitTermination()

    val recorded = input.deepCopy[ObjectNode]()
    recorded.set[JsonNode]("recordedFrom", Session.recordedFrom())
    val batches = recorded.putArray("batches")
    for (batch <- KafkaQuery.batches(checkpoint, "offsets")) {
      // Third line of offsets/N: the end offset of each partition.
      val ends = Json.parse(KafkaQuery.lines(checkpoint, "offsets", batch)(2)).get(topic)
      batches.add(Json.longs(end.indices.map(partition => ends.get(partition.toString).asLong)))
    }
    Session.delete(checkpoint)
    val last = batches.get(batches.size - 1)
    require(last == Json.longs(end.map(_.toLong)), s"$topic: Spark ended at $last, the topic at $end")
    recorded
  }

  private def offsets(input: JsonNode, field: String): Seq[Int] =
    input.get(field).asScala.map(_.asInt).toSeq
}
