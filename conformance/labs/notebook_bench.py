"""One attendee: a topic, a schema of tables, a folder of checkpoints, and the notebooks."""

import databricks
from broker import PASSWORD, USER
from generator import Generator
from relays import framed

SCHEMA_ID = 21
NOTEBOOKS = ["01_streaming_bronze.py", "02_streaming_silver.py", "03_streaming_gold.py"]


class Bench:
    def __init__(self, labs, spark, broker, registry, folder, name):
        self.labs, self.spark, self.broker = labs, spark, broker
        self.topic = broker.topic(name.replace("_", "-"))
        self.schema = f"{name}_streaming"
        self.checkpoints = folder / "checkpoints"
        self.widgets = {
            "attendee_id": name,
            "checkpoint_root": str(self.checkpoints),
            "topic": self.topic,
            "trigger": "availableNow",
            # Open-source Spark has the Kafka client under its own name.
            "jaas_class": "org.apache.kafka.common.security.scram.ScramLoginModule",
            "schema_registry_url": registry.url,
        }
        login = {
            "bootstrap-servers": broker.secure,
            "username": USER,
            "password": PASSWORD,
            "ca-certificate": broker.ca_file.read_text(),
        }
        self.secrets = {("aiven-kafka", key): value for key, value in login.items()}

    def run(self, number, **changed):
        widgets = {**self.widgets, **changed}
        return databricks.run(self.labs, self.spark, NOTEBOOKS[number], widgets, self.secrets)

    def publish(self, events):
        self.broker.publish(self.topic, [framed(event, SCHEMA_ID) for event in events])

    def generate(self, root, **settings):
        """Runs the generator against this topic, as a class without a cloud service would."""
        status, _, err = Generator(
            root, PASSWORD, brokers=self.broker.secure, ca_file=self.broker.ca_file,
            username=USER, topic=self.topic, registry=self.widgets["schema_registry_url"],
            **settings,
        ).end()
        assert status == 0, err

    def folder(self, table):
        details = self.spark.sql(f"DESCRIBE DETAIL {self.schema}.{table}").first()
        return details["location"].removeprefix("file:")

    def count(self, table):
        return self.spark.table(f"{self.schema}.{table}").count()
