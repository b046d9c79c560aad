package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}
import java.util.Comparator

import com.fasterxml.jackson.databind.node.ObjectNode
import org.apache.hadoop.fs.{LocalFileSystem, Path => HadoopPath, RawLocalFileSystem}
import org.apache.hadoop.fs.permission.FsPermission
import org.apache.spark.sql.classic.SparkSession
import org.apache.spark.sql.execution.streaming.checkpointing.FileSystemBasedCheckpointFileManager
import org.apache.spark.sql.execution.streaming.runtime.{StreamExecution, StreamingQueryWrapper}

/** Hadoop's local files, but without starting a `chmod` process for every file that is written. */
class QuickFileSystem extends LocalFileSystem(new RawLocalFileSystem {
  override def setPermission(path: HadoopPath, permission: FsPermission): Unit = ()
})

/** The one Spark session of a recording, and scratch folders that go away with it. */
object Session {
  lazy val spark: SparkSession = {
    val session = SparkSession
      .builder()
      .master("local[2]")
      .appName("conformance")
      .config("spark.ui.enabled", "false")
      .config("spark.sql.session.timeZone", "UTC")
      .config("spark.sql.shuffle.partitions", "1")
      .config("spark.default.parallelism", "1")
      .config("spark.hadoop.fs.file.impl", classOf[QuickFileSystem].getName)
      .config(
        "spark.sql.streaming.checkpointFileManagerClass",
        classOf[FileSystemBasedCheckpointFileManager].getName)
      // Idle progress reports would take the number of the batch that has not run yet.
      .config("spark.sql.streaming.noDataProgressEventInterval", "1000000000000")
      .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
      .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
      // Delta would read its few log entries in fifty tasks.
      .config("spark.databricks.delta.snapshotPartitions", "1")
      .config("spark.sql.warehouse.dir", scratch("warehouse").toString)
      .getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    session
  }

  private lazy val root: Path = {
    val folder = Files.createTempDirectory("spark-recorder")
    sys.addShutdownHook(delete(folder))
    folder
  }

  def scratch(prefix: String): Path = Files.createTempDirectory(root, prefix)

  def delete(path: Path): Unit = if (Files.exists(path)) {
    val tree = Files.walk(path)
    try tree.sorted(Comparator.reverseOrder[Path]()).forEach(p => Files.delete(p))
    finally tree.close()
  }

  /** The only streaming query that runs; the recorder never starts two at a time. */
  def running(): StreamExecution =
    spark.streams.active.head.asInstanceOf[StreamingQueryWrapper].streamingQuery

  /** Runs the body with these settings and puts back what was there before. */
  def withConf[A](settings: (String, String)*)(body: => A): A = {
    val before = settings.map { case (key, _) => key -> spark.conf.getOption(key) }
    settings.foreach { case (key, value) => spark.conf.set(key, value) }
    try body
    finally before.foreach {
      case (key, Some(value)) => spark.conf.set(key, value)
      case (key, None) => spark.conf.unset(key)
    }
  }

  /** `recordedFrom` as the trace format wants it; the version is the running Spark's own. */
  def recordedFrom(): ObjectNode = Json.obj().put("engine", "spark").put("version", spark.version)
}
