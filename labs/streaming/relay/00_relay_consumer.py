"""The relay: Kafka topic -> NDJSON files in Azure storage, for Snowpipe to load.

Aiven's free tier has no Kafka Connect, so this small consumer takes its place. It collects
decoded events and writes them as one file when 10 seconds have passed or 500 records have come,
whichever is first. Only when the file is stored are the offsets committed: a crash can make the
relay write records again, never lose them. Each line carries its Kafka partition and offset, by
which Silver removes what came twice.

    pip install -r requirements.txt
    python 00_relay_consumer.py --help
    python 00_relay_consumer.py --dry-run out      files in ./out, no commit, no storage needed

Exit status: 0 stopped by a signal or by --max-records, 1 Kafka, the registry or the storage gave
up, 2 a wrong setting.
"""

import signal
import sys
import time
import uuid
from datetime import datetime, timezone

# First, because it also catches what the libraries below say while they are imported.
from relay_log import library_logger, log

from confluent_kafka import Consumer, KafkaException, TopicPartition
from confluent_kafka.schema_registry.error import SchemaRegistryError

from relay_lines import Decoder, line_of
from relay_settings import kafka_settings, read_settings
from relay_storage import STORAGE_ERRORS, Azure, Folder


class Relay:
    """The buffer, and the one order in which it may be emptied: store, then commit."""

    def __init__(self, settings, consumer, storage):
        self.settings = settings
        self.consumer = consumer
        self.storage = storage
        self.decoder = Decoder(settings)
        self.run = uuid.uuid4().hex[:8]
        self.files = 0
        self.total = 0
        self.stopping = False
        self.flushing = False
        self.buffer = []  # (partition, offset, line), in the order of arrival
        self.oldest = None

    # region: buffer
    def take(self, message):
        line = line_of(message, self.decoder)
        if not self.buffer:
            self.oldest = time.monotonic()
        self.buffer.append((message.partition(), message.offset(), line))
        self.total += 1

    def due(self):
        """Why the buffer should be written now, or None."""
        if len(self.buffer) >= self.settings.flush_records:
            return "records"
        if self.buffer and time.monotonic() - self.oldest >= self.settings.flush_seconds:
            return "seconds"
        return None

    def next_name(self):
        """Never used twice, not even for the same records.

        Snowpipe remembers a name for 14 days and ignores a second file under it. A name made of
        offsets would repeat after a crash, with other records in it, and they would be lost.
        """
        self.files += 1
        now = datetime.now(timezone.utc)
        return (
            f"{self.settings.azure_folder}/{now:%Y/%m/%d/%H}/"
            f"user-activity-{now:%Y%m%dT%H%M%SZ}-{self.run}-{self.files:05d}.ndjson"
        )
    # endregion

    # region: flush
    def flush(self, reason, attempts):
        """Store the buffer as one file, then commit. Raises if the storage stays closed."""
        if not self.buffer:
            return
        self.flushing = True
        try:
            name, batch = self.next_name(), list(self.buffer)
            body = "".join(line + "\n" for _, _, line in batch).encode()
            log("upload", file=name, records=len(batch), bytes=len(body), reason=reason)
            self.upload(name, body, attempts)
            log("stored", file=name)
            self.settle(batch)
        finally:
            self.flushing = False

    def settle(self, batch):
        """Commit what was stored and is still ours; keep what came in the meantime."""
        stored = {id(row) for row in batch}
        self.commit([row for row in self.buffer if id(row) in stored])
        self.buffer = [row for row in self.buffer if id(row) not in stored]
        self.oldest = time.monotonic() if self.buffer else None

    def commit(self, rows):
        if self.settings.dry_run or not rows:
            return
        ends = {}
        for partition, offset, _ in rows:
            ends[partition] = max(ends.get(partition, 0), offset + 1)
        topic = self.settings.kafka_topic
        offsets = [TopicPartition(topic, partition, end) for partition, end in ends.items()]
        try:
            self.consumer.commit(offsets=offsets, asynchronous=False)
            log("committed", offsets=ends)
        except KafkaException as problem:
            # The records are stored. Whoever reads the partition next will write them again,
            # and Silver removes the second copy.
            log("commit-failed", offsets=ends, problem=str(problem))
    # endregion

    # region: retry
    def upload(self, name, body, attempts):
        for attempt in range(1, attempts + 1):
            try:
                return self.storage.put(name, body)
            except STORAGE_ERRORS as problem:
                log("upload-failed", file=name, attempt=attempt, problem=str(problem)[:300])
                if attempt == attempts:
                    raise
                self.wait(min(2 ** (attempt - 1), 30))

    def wait(self, seconds):
        """Back-pressure: take nothing new, but keep polling, else the group expels us."""
        self.consumer.pause(self.consumer.assignment())
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            message = self.consumer.poll(0.2)
            if message is not None and not message.error():
                self.take(message)  # from a partition that was assigned during the wait
                self.consumer.pause(self.consumer.assignment())
        self.consumer.resume(self.consumer.assignment())
    # endregion

    # region: rebalance
    def on_assign(self, _consumer, partitions):
        log("assigned", partitions=[one.partition for one in partitions])

    def on_revoke(self, _consumer, partitions):
        """Store and commit what we hold while the partitions are still ours."""
        if not self.flushing:
            try:
                self.flush("revoked", attempts=1)
            except STORAGE_ERRORS:
                log("left-to-the-next-owner", records=len(self.buffer))
        self.forget(partitions)

    def on_lost(self, _consumer, partitions):
        """They belong to somebody else already: a commit would be refused."""
        self.forget(partitions)

    def forget(self, partitions):
        gone = {one.partition for one in partitions}
        self.buffer = [row for row in self.buffer if row[0] not in gone]
        log("revoked", partitions=sorted(gone), kept=len(self.buffer))
    # endregion

    def stop(self, number, _frame):
        log("stopping", signal=signal.Signals(number).name)
        self.stopping = True

    # region: work
    def work(self):
        most = self.settings.max_records
        while not self.stopping and not 0 < most <= self.total:
            message = self.consumer.poll(0.2)
            if message is not None and message.error():
                log("kafka-error", problem=str(message.error()))
                if message.error().fatal():
                    raise KafkaException(message.error())
            elif message is not None:
                self.take(message)
            reason = self.due()
            if reason:
                self.flush(reason, self.settings.upload_attempts)
        self.flush("stopping", self.settings.upload_attempts)
    # endregion


def storage_for(settings):
    if settings.dry_run:
        return Folder(settings.dry_run)
    try:
        return Azure(settings.azure_connection_string, settings.azure_container)
    except ValueError as problem:
        sys.exit(f"AZURE_CONNECTION_STRING cannot be used: {problem}")


def main():
    settings = read_settings()
    storage = storage_for(settings)
    consumer = Consumer(kafka_settings(settings), logger=library_logger("kafka-client"))
    relay = Relay(settings, consumer, storage)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, relay.stop)
    consumer.subscribe(
        [settings.kafka_topic],
        on_assign=relay.on_assign,
        on_revoke=relay.on_revoke,
        on_lost=relay.on_lost,
    )
    log("started", topic=settings.kafka_topic, run=relay.run, dry_run=bool(settings.dry_run))
    status = 0
    try:
        relay.work()
    except (*STORAGE_ERRORS, KafkaException, SchemaRegistryError) as problem:
        log("gave-up", problem=str(problem)[:300], uncommitted=len(relay.buffer))
        relay.buffer = []
        status = 1
    consumer.close()
    log("stopped", records=relay.total, files=relay.files, status=status)
    return status


if __name__ == "__main__":
    sys.exit(main())
