package org.apache.spark.sql.conformance

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.streaming.OutputMode

/** Two streams with a watermark each, joined by `union`: the policy that makes one watermark of them. */
object Policies {
  def record(input: JsonNode): ObjectNode = {
    val query = input.get("query")
    val batches = Json.arr()
    Session.withConf("spark.sql.streaming.multipleWatermarkPolicy" -> query.get("policy").asText) {
      val (first, second) = (Traces.events(), Traces.events())
      val both = Traces.watermarked(first, query.get("firstDelayMs").asLong)
        .union(Traces.watermarked(second, query.get("secondDelayMs").asLong))
      val counted = query.has("windowMs")
      val run =
        if (counted) new ManualRun(Traces.counted(both, query), Traces.outputMode(query))
        else new ManualRun(both, OutputMode.Append())
      try
        for ((step, index) <- input.get("steps").asScala.zipWithIndex) {
          // A step may set the policy of the session, to show that a restart does not heed it.
          Some(step.path("sessionPolicy")).filter(_.isTextual).foreach { policy =>
            Session.spark.conf.set("spark.sql.streaming.multipleWatermarkPolicy", policy.asText)
          }
          Traces.add(first, step.path("first"))
          Traces.add(second, step.path("second"))
          run.step(step.get("do").asText).foreach { batch =>
            batches.add(if (counted) Traces.describe(index, batch) else describe(index, batch))
          }
        }
      finally run.close()
    }
    Traces.recorded(input, batches)
  }

  /** Without an aggregation there is no state to tell of: the two logs are all there is. */
  private def describe(step: Int, batch: RanBatch): ObjectNode =
    Json.obj()
      .put("step", step)
      .put("batch", batch.id)
      .put("inputRows", batch.progress.numInputRows)
      .put("watermark", batch.metadata("offsets").get("batchWatermarkMs").asLong)
      .put("watermarkAfter", batch.metadata("commits").get("nextBatchWatermarkMs").asLong)
}
