package org.apache.spark.sql.conformance

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.execution.streaming.ProcessingTimeTrigger
import org.apache.spark.sql.execution.streaming.runtime.ProcessingTimeExecutor
import org.apache.spark.util.ManualClock

/** When Spark's own ProcessingTimeExecutor fires, given how long each batch takes. */
object TriggerGrid {
  /** A manual clock that nobody needs to push: waiting for a time to come makes it come. */
  private final class SteppingClock(start: Long) extends ManualClock(start) {
    override def waitTillTime(target: Long): Long = {
      if (target > getTimeMillis()) setTime(target)
      getTimeMillis()
    }
  }

  def record(input: JsonNode): ObjectNode = {
    val clock = new SteppingClock(input.get("startMs").asLong)
    val durations = input.get("durationsMs").asScala.map(_.asLong).iterator
    val triggers = Json.arr()
    var batch = Json.obj()
    val trigger = ProcessingTimeTrigger(input.get("intervalMs").asLong)
    val executor = new ProcessingTimeExecutor(trigger, clock) {
      override def notifyBatchFallingBehind(elapsedMs: Long): Unit = batch.put("fallingBehindMs", elapsedMs)
    }
    executor.execute { _ =>
      val start = clock.getTimeMillis()
      clock.advance(durations.next())
      batch = triggers.addObject().put("start", start).put("next", executor.nextBatchTime(start))
      durations.hasNext
    }
    val recorded = input.deepCopy[ObjectNode]()
    recorded.set[JsonNode]("recordedFrom", Session.recordedFrom())
    recorded.set[JsonNode]("triggers", triggers)
    recorded
  }
}
