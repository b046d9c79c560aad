package org.apache.spark.sql.conformance

import java.io.{OutputStream, PrintStream}
import java.net.ServerSocket
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.Files
import java.util.{Collections, Properties}

import scala.jdk.CollectionConverters._

import kafka.server.{KafkaConfig, KafkaRaftServer}
import kafka.tools.StorageTool
import org.apache.kafka.clients.admin.{Admin, NewTopic, RecordsToDelete}
import org.apache.kafka.clients.producer.{KafkaProducer, ProducerRecord}
import org.apache.kafka.common.{TopicPartition, Uuid}
import org.apache.kafka.common.serialization.ByteArraySerializer
import org.apache.kafka.common.utils.Time

/** One real Kafka node (broker and controller) inside this process, started when first asked for. */
object Broker {
  private var server: Option[KafkaRaftServer] = None
  lazy val address: String = start()

  def create(topic: String, partitions: Int): Unit =
    administer(_.createTopics(Collections.singleton(new NewTopic(topic, partitions, 1.toShort))).all.get)

  /** Takes away what retention would take away: every record before the offset. */
  def deleteBefore(topic: String, partition: Int, offset: Long): Unit = {
    val until = Map(new TopicPartition(topic, partition) -> RecordsToDelete.beforeOffset(offset))
    administer(_.deleteRecords(until.asJava).all.get)
  }

  private def administer(act: Admin => Unit): Unit = {
    val admin = Admin.create(Collections.singletonMap[String, AnyRef]("bootstrap.servers", address))
    try act(admin)
    finally admin.close()
  }

  private lazy val producer: KafkaProducer[Array[Byte], Array[Byte]] = {
    val settings = Map[String, AnyRef]("bootstrap.servers" -> address)
    new KafkaProducer(settings.asJava, new ByteArraySerializer, new ByteArraySerializer)
  }

  /** Appends the values to one partition and waits until the broker has them. */
  def send(topic: String, partition: Int, values: Seq[String]): Unit = {
    val sent = values.map { value =>
      producer.send(new ProducerRecord(topic, Int.box(partition), null, value.getBytes(UTF_8)))
    }
    producer.flush()
    // A record that the broker refused is told by its own answer only, never by flush.
    sent.foreach(_.get)
  }

  def stop(): Unit = server.foreach { running =>
    producer.close()
    running.shutdown()
    running.awaitShutdown()
  }

  private def start(): String = {
    val (client, controller) = (freePort(), freePort())
    val folder = Session.scratch("kafka")
    val settings = new Properties
    settings.putAll(Map(
      "process.roles" -> "broker,controller",
      "node.id" -> "1",
      "controller.quorum.voters" -> s"1@127.0.0.1:$controller",
      "controller.listener.names" -> "CONTROLLER",
      "listeners" -> s"PLAINTEXT://127.0.0.1:$client,CONTROLLER://127.0.0.1:$controller",
      "advertised.listeners" -> s"PLAINTEXT://127.0.0.1:$client",
      "listener.security.protocol.map" -> "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
      "log.dirs" -> folder.resolve("logs").toString,
      "offsets.topic.replication.factor" -> "1"
    ).asJava)
    val file = folder.resolve("server.properties")
    val writer = Files.newBufferedWriter(file)
    try settings.store(writer, null)
    finally writer.close()
    val id = Uuid.randomUuid().toString
    StorageTool.execute(
      Array("format", "--cluster-id", id, "--config", file.toString),
      new PrintStream(OutputStream.nullOutputStream()))
    val node = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM)
    node.startup()
    server = Some(node)
    s"127.0.0.1:$client"
  }

  private def freePort(): Int = {
    val socket = new ServerSocket(0)
    try socket.getLocalPort
    finally socket.close()
  }
}
