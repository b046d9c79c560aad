package org.apache.spark.sql.conformance

import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.streaming.OutputMode

/** What a Delta table holds when a query with state goes on in another output mode. */
object DeltaModes {
  private val (append, complete) = (OutputMode.Append(), OutputMode.Complete())

  def record(): Seq[ObjectNode] = Seq(
    story("append, then complete")(
      _.batch("10", "11").batch("25", "12").batch("40", "27").mode(complete).restart().batch("41").batch("26", "60")),
    story("complete, then append")(
      _.mode(complete).batch("10", "11").batch("25", "12").batch("40", "27").mode(append).restart()
        .batch("41").batch("26", "60")),
    story("append, complete, and append again")(
      _.batch("10").batch("25").batch("40").mode(complete).batch("41").mode(append).batch("60").batch("80"))
  )

  private def story(name: String)(tell: Story => Story): ObjectNode =
    tell(new Story(s"modes $name", "earliest", "earliest", counted = true)).document
}
