package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.JsonNode

/** `Main IN OUT [PART...]`: records the case files of IN into OUT; without names, everything. */
object Main {
  /** Case files by the folder of IN they lie in, and what records one case. */
  private val byFolder: Seq[(String, JsonNode => JsonNode)] = Seq(
    "trace" -> Traces.record,
    "policy" -> Policies.record,
    "grid" -> TriggerGrid.record,
    "rate" -> KafkaRate.record
  )

  /** What needs no case file: it tells one story. */
  private val stories: Seq[(String, Path => Unit)] = Seq(
    "delta" -> (out => Json.writeLines(out.resolve("delta.json"), DeltaCrashes.record())),
    "delta-modes" -> (out => Json.writeLines(out.resolve("delta-modes.json"), DeltaModes.record())),
    "regrouped" -> (out => Json.writeLines(out.resolve("regrouped.json"), Regrouped.record())),
    "refusals" -> (out => Json.writeLines(out.resolve("refusals.json"), Refusals.record())),
    "checkpoint" -> (out => Json.writeLines(out.resolve("checkpoint.json"), CheckpointFiles.record())),
    "progress" -> (out => ProgressReports.record(out))
  )

  def main(args: Array[String]): Unit = {
    val (in, out) = (Path.of(args(0)), Path.of(args(1)))
    val wanted = args.drop(2).toSet
    def asked(part: String) = wanted.isEmpty || wanted(part)
    try {
      for ((folder, record) <- byFolder; file <- files(in.resolve(folder)) if asked(stem(file)))
        Json.writeLines(out.resolve(file.getFileName), Json.read(file).asScala.map(record))
      for ((name, record) <- stories if asked(name)) record(out)
    } finally {
      Broker.stop()
      Session.spark.stop()
    }
  }

  private def files(folder: Path): Seq[Path] = {
    val listed = Files.list(folder)
    try listed.iterator.asScala.toSeq.sortBy(_.getFileName.toString)
    finally listed.close()
  }

  private def stem(file: Path): String = file.getFileName.toString.stripSuffix(".json")
}
