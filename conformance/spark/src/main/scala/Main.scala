package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._

/** `Main IN OUT [GROUP...]`: records the case files of IN into OUT; without groups, everything. */
object Main {
  def main(args: Array[String]): Unit = {
    val (in, out) = (Path.of(args(0)), Path.of(args(1)))
    val wanted = args.drop(2).toSet
    val clockStart = System.nanoTime()
    for (file <- listed(in, "trace").filter(f => wanted.isEmpty || wanted(stem(f))))
      Json.writeLines(out.resolve(file.getFileName), Json.read(file).asScala.map(Traces.record))
    println(s"${(System.nanoTime() - clockStart) / 1000000000} s")
    Session.spark.stop()
  }

  private def listed(in: Path, kind: String): Seq[Path] = {
    val files = Files.list(in.resolve(kind))
    try files.iterator.asScala.toSeq.sortBy(_.getFileName.toString)
    finally files.close()
  }

  private def stem(file: Path): String = file.getFileName.toString.stripSuffix(".json")
}
