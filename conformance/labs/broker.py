"""A real Kafka: one node, KRaft, with a plain listener and one as Aiven gives it."""

import os
import subprocess

import certificates
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic
from processes import PATIENCE, Child, free_port

USER, PASSWORD = "avnadmin", "a-password-of-the-tests"
CLUSTER = "bGFicy1rYWZrYS10ZXN0cw"

CONFIG = """
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{plain},SASL_SSL://127.0.0.1:{secure},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{plain},SASL_SSL://localhost:{secure}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
sasl.enabled.mechanisms=SCRAM-SHA-256,PLAIN
listener.name.sasl_ssl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_{user}="{password}";
listener.name.sasl_ssl.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
ssl.keystore.type=PEM
ssl.keystore.location={keystore}
log.dirs={logs}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=500
auto.create.topics.enable=false
"""


class Broker:
    def __init__(self, cache, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.ca_file, keystore = certificates.make(folder)
        ports = {name: free_port() for name in ("plain", "secure", "controller")}
        config = folder / "server.properties"
        config.write_text(CONFIG.format(
            **ports, keystore=keystore, logs=folder / "logs", user=USER, password=PASSWORD
        ))
        java = [os.environ.get("LABS_JAVA", "java"), "-Xmx512m", "-cp", f"{cache / 'kafka'}/*"]
        scram = f"SCRAM-SHA-256=[name={USER},password={PASSWORD}]"
        subprocess.run(
            [*java, "kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", config,
             "--add-scram", scram],
            check=True, capture_output=True,
        )
        self.child = Child([*java, "kafka.Kafka", config], folder / "kafka.log")
        self.child.await_port(ports["plain"])
        self.plain = f"127.0.0.1:{ports['plain']}"
        self.secure = f"localhost:{ports['secure']}"
        self.admin = AdminClient({"bootstrap.servers": self.plain})

    def topic(self, name, partitions=2):
        for made in self.admin.create_topics([NewTopic(name, partitions, 1)]).values():
            made.result(30)
        return name

    def publish(self, topic, values, partition=None):
        """Values are bytes; without a partition they take turns, so that both have work."""
        producer = Producer({"bootstrap.servers": self.plain, "linger.ms": 20})
        for number, value in enumerate(values):
            producer.produce(topic, value, partition=number % 2 if partition is None else partition)
            producer.poll(0)
        assert producer.flush(60) == 0

    def ends(self, topic):
        """The end offset of both partitions."""
        with_group = Consumer({"bootstrap.servers": self.plain, "group.id": "asks-only"})
        found = [
            with_group.get_watermark_offsets(TopicPartition(topic, one), timeout=PATIENCE)[1]
            for one in (0, 1)
        ]
        with_group.close()
        return found

    def committed(self, topic, group):
        """The committed offset of both partitions; 0 where there is none."""
        asks = Consumer({"bootstrap.servers": self.plain, "group.id": group})
        found = asks.committed([TopicPartition(topic, one) for one in (0, 1)], timeout=PATIENCE)
        asks.close()
        return [max(one.offset, 0) for one in found]

    def end(self):
        self.child.end()
