package org.apache.spark.sql.conformance

import java.nio.file.{Files, Path}

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import com.fasterxml.jackson.databind.node.{ArrayNode, ObjectNode}

/** Reading and writing of JSON documents; fields keep the order in which they were put. */
object Json {
  private val mapper = new ObjectMapper()

  def obj(): ObjectNode = mapper.createObjectNode()
  def arr(): ArrayNode = mapper.createArrayNode()
  def parse(text: String): JsonNode = mapper.readTree(text)
  def read(file: Path): JsonNode = parse(Files.readString(file))

  def strings(values: Iterable[String]): ArrayNode = {
    val array = arr()
    values.foreach(array.add)
    array
  }

  def longs(values: Iterable[Long]): ArrayNode = {
    val array = arr()
    values.foreach(array.add(_))
    array
  }

  /** Writes an array with one element a line: compact, and a changed case is one changed line. */
  def writeLines(file: Path, elements: Iterable[JsonNode]): Unit = {
    Files.createDirectories(file.getParent)
    Files.writeString(file, elements.mkString("[\n", ",\n", "\n]\n"))
    println(s"${file.getFileName}: ${elements.size} recorded")
  }
}
