"""One topic, one container, and relays between them."""

from collections import Counter

from events import activity
from relays import Relay, framed, lines_of, place


class Bench:
    def __init__(self, labs, broker, storage, name):
        self.labs, self.broker, self.storage, self.name = labs, broker, storage, name
        self.topic = broker.topic(name)
        self.container = storage.container(name)
        self.relays = []

    def publish(self, count, seed=8):
        events = list(activity(count, seed))
        self.broker.publish(self.topic, [framed(event) for event in events])
        return events

    def relay(self, **changed):
        settings = {
            "kafka_bootstrap_servers": self.broker.plain,
            "kafka_security_protocol": "PLAINTEXT",
            "kafka_session_timeout_ms": 1000,
            "kafka_topic": self.topic,
            "kafka_group_id": self.topic,
            "azure_connection_string": self.storage.through_proxy,
            "azure_container": self.name,
            "flush_seconds": 1,
            **changed,
        }
        relay = Relay(self.labs, **settings)
        self.relays.append(relay)
        return relay

    def all_committed(self):
        return self.broker.committed(self.topic, self.topic) == self.broker.ends(self.topic)

    def counts(self):
        """How often each place in Kafka was written."""
        return Counter(place(line) for _, _, line in lines_of(self.container))

    def everything(self):
        return {
            (partition, offset)
            for partition, end in enumerate(self.broker.ends(self.topic))
            for offset in range(end)
        }
