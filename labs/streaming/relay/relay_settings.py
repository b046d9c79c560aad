"""The relay's settings: each is a flag and an environment variable."""

import argparse
import os

HELP = """Kafka topic -> NDJSON files in Azure storage.
Every flag is also an environment variable: --flush-seconds is FLUSH_SECONDS."""


# region: settings
def read_settings(arguments=None):
    """Reads and checks the settings; a wrong one ends the program with status 2 and its reason."""
    parser = argparse.ArgumentParser(description=HELP)

    def add(flag, default=None, kind=str, text=""):
        value = os.environ.get(flag.strip("-").upper().replace("-", "_"), default)
        parser.add_argument(flag, default=value, type=kind, help=f"{text} (default: {default})")

    add("--kafka-bootstrap-servers", text="host:port of the Aiven service")
    add("--kafka-topic", "user-activity", text="topic to read")
    add("--kafka-group-id", "relay-user-activity", text="consumer group, shared by all relays")
    add("--kafka-security-protocol", "SASL_SSL", text="SASL_SSL, or PLAINTEXT on loopback")
    add("--kafka-sasl-mechanism", "SCRAM-SHA-256", text="as enabled in the service")
    add("--kafka-username", text="service user")
    add("--kafka-password", text="its password: better by variable than by flag")
    add("--kafka-ca-file", text="the project's CA certificate")
    add("--kafka-session-timeout-ms", 10_000, int, "after so long a dead relay is replaced")
    add("--schema-registry-url", text="Karapace; without it the five strings are assumed")
    add("--azure-connection-string", text="of the storage account, with a key or a SAS")
    add("--azure-container", "nyc-taxi-data", text="container")
    add("--azure-folder", "streaming/user-activity", text="folder that the stage points at")
    add("--flush-seconds", 10.0, float, "a file at the latest after so long")
    add("--flush-records", 500, int, "a file at the latest with so many records")
    add("--upload-attempts", 6, int, "after so many failures the relay stops with status 1")
    add("--max-records", 0, int, "stop after so many records; 0 runs until a signal")
    add("--dry-run", text="folder to write to instead of Azure; offsets are not committed")

    settings = parser.parse_args(arguments)
    for name in needed(settings):
        if not getattr(settings, name):
            parser.error(f"--{name.replace('_', '-')} or {name.upper()} is missing")
    if settings.flush_seconds <= 0 or settings.flush_records < 1 or settings.upload_attempts < 1:
        parser.error("--flush-seconds, --flush-records and --upload-attempts must be above zero")
    return settings
# endregion


def needed(settings):
    """The settings without which this run cannot start."""
    names = ["kafka_bootstrap_servers"]
    if not settings.dry_run:
        names.append("azure_connection_string")
    if settings.kafka_security_protocol.startswith("SASL"):
        names += ["kafka_username", "kafka_password"]
    return names


# region: consumer
def kafka_settings(settings):
    """What the Kafka client is told."""
    conf = {
        "bootstrap.servers": settings.kafka_bootstrap_servers,
        "group.id": settings.kafka_group_id,
        "security.protocol": settings.kafka_security_protocol,
        "session.timeout.ms": settings.kafka_session_timeout_ms,
        "heartbeat.interval.ms": max(settings.kafka_session_timeout_ms // 3, 1),
        # Offsets are committed by hand, after the upload. Committed on a timer they would run
        # ahead of the buffer, and a crash would lose what lies in it.
        "enable.auto.commit": False,
        "enable.auto.offset.store": False,
        # For a group without a committed offset: begin with what the topic still holds.
        "auto.offset.reset": "earliest",
        # Bounds the memory for records that were fetched ahead of the buffer.
        "queued.max.messages.kbytes": 16_384,
    }
    if settings.kafka_security_protocol.startswith("SASL"):
        conf["sasl.mechanism"] = settings.kafka_sasl_mechanism
        conf["sasl.username"] = settings.kafka_username
        conf["sasl.password"] = settings.kafka_password
    if settings.kafka_ca_file:
        conf["ssl.ca.location"] = settings.kafka_ca_file
    return conf
# endregion
