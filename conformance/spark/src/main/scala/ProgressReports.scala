package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}

import org.apache.spark.sql.classic.StreamingQuery
import org.apache.spark.sql.functions._
import org.apache.spark.sql.streaming.Trigger

/** StreamingQueryProgress of real runs, one JSON line a report, as a log of them would hold. */
object ProgressReports {
  private val reports = 32
  /** Long enough for a batch into Delta on a busy machine: a healthy query keeps its grid. */
  private val intervalMs = 4000L
  private val day = 1767258000L

  /** Seconds after 09:00 of the events that arrive in one round; a round is a second of the wall clock. */
  private type Rounds = Int => Seq[Long]

  private val healthy: Rounds = round => (0 to 19).map(n => round * 40L + n * 2)
  private val drops: Rounds = round =>
    if (round % 3 == 2) (0 to 9).map(n => round * 40L + n) ++ (0 to 9).map(n => round * 40L - 1500 + n * 30)
    else healthy(round)
  private val idle: Rounds = round => if (round < 4) healthy(round) else Seq.empty

  def record(out: Path): Unit = {
    val folder = Files.createDirectories(out.resolve("progress"))
    for ((name, rounds) <- Seq("healthy" -> healthy, "drops" -> drops, "idle" -> idle))
      Session.withConf(
        "spark.sql.streaming.noDataProgressEventInterval" -> "1000",
        // Delta's own checkpoint, every tenth commit by default, would be the slowest batch by far.
        "spark.databricks.delta.properties.defaults.checkpointInterval" -> "1000"
      ) {
        val lines = run(name, rounds)
        Files.writeString(folder.resolve(s"$name.ndjson"), lines.mkString("", "\n", "\n"))
        println(s"progress/$name.ndjson: ${lines.size} recorded")
      }
  }

  private def run(name: String, rounds: Rounds): Seq[String] = {
    val topic = s"progress-$name"
    Broker.create(topic, 2)
    val query = start(name, topic)
    try
      for (round <- Iterator.from(0).takeWhile(_ => query.recentProgress.length < reports)) {
        rounds(round).zipWithIndex.foreach { case (second, index) =>
          Broker.send(topic, index % 2, Seq(s"${day + second} ${Seq("DE", "US", "FR")(index % 3)}"))
        }
        query.exception.foreach(throw _)
        Thread.sleep(1000)
      }
    finally query.stop()
    query.recentProgress.map(_.json).toSeq
  }

  private def start(name: String, topic: String): StreamingQuery = {
    val fields = split(col("value").cast("string"), " ")
    KafkaQuery.read(topic, "startingOffsets" -> "earliest")
      .select(timestamp_seconds(fields(0).cast("long")).as("time"), fields(1).as("country"))
      .withWatermark("time", "10 minutes")
      .groupBy(window(col("time"), "5 minutes", "1 minute"), col("country"))
      .agg(count("*").as("event_count"))
      .writeStream.queryName(s"gold_$name").format("delta")
      .option("checkpointLocation", Session.scratch("progress").toString)
      .trigger(Trigger.ProcessingTime(intervalMs))
      .start(Session.scratch("gold").toString)
      .asInstanceOf[StreamingQuery]
  }
}
