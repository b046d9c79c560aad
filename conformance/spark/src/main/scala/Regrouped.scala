package org.apache.spark.sql.conformance

import scala.util.{Failure, Success, Try}

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.spark.sql.Row
import org.apache.spark.sql.classic.Dataset
import org.apache.spark.sql.functions._
import org.apache.spark.sql.streaming.{OutputMode, StreamingQueryException}

/**
 * What Spark does when a query with state starts again grouped by something else, and whether the
 * query as it was can go on afterwards.
 */
object Regrouped {
  private type Plan = Dataset[Row] => Dataset[Row]
  private val span = window(col("time"), "5 seconds")
  private val first: Plan = _.groupBy(span, col("key")).count()

  private val others: Seq[(String, Plan)] = Seq(
    "the same again" -> first,
    "groupBy(window)" -> (_.groupBy(span).count()),
    "groupBy(window, other column of the same type)" ->
      (_.withColumn("page", lower(col("key"))).groupBy(span, col("page")).count()),
    "groupBy(window, column of another type)" ->
      (_.withColumn("length", length(col("key"))).groupBy(span, col("length")).count()),
    "groupBy(window, key, one more column)" ->
      (_.withColumn("page", lower(col("key"))).groupBy(span, col("key"), col("page")).count()),
    "groupBy(key, window)" -> (_.groupBy(col("key"), span).count()),
    "groupBy(key), no window" -> (_.groupBy(col("key")).count()),
    "one more aggregate" -> (_.groupBy(span, col("key")).agg(count("*"), max(col("key")))),
    "sum for count" -> (_.groupBy(span, col("key")).agg(sum(length(col("key")))))
  )

  def record(): Seq[ObjectNode] = others.map { case (name, other) =>
    val source = Traces.events()
    def plan(by: Plan) = by(Traces.watermarked(source, 10000))
    val run = new ManualRun(plan(first), OutputMode.Update())
    val entry = Json.obj().put("name", name)
    entry.set[JsonNode]("recordedFrom", Session.recordedFrom())
    def deed(field: String, by: Plan, events: Traces.Event*): Unit = {
      run.step("restart")
      run.change(plan(by), OutputMode.Update())
      source.addData(events)
      entry.set[JsonNode](field, outcome(run))
    }
    try {
      deed("before", first, (Some(1000L), "DE"), (Some(2000L), "US"))
      deed("changed", other, (Some(3000L), "DE"), (Some(6000L), "US"))
      deed("back", first, (Some(4000L), "DE"))
    } finally run.close()
    entry
  }

  private def outcome(run: ManualRun): ObjectNode = Try(run.step("drain")) match {
    case Success(batches) =>
      val ran = Json.obj()
      ran.set[JsonNode]("rows", Json.strings(batches.flatMap(_.rows.map(_.toString)).sorted))
      ran.put("stateRows", batches.lastOption.fold(0L)(_.progress.stateOperators(0).numRowsTotal))
    case Failure(error: StreamingQueryException) => Refusals.refused(error)
    case Failure(error) => throw error
  }
}
