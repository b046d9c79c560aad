"""From a Kafka message to one NDJSON line."""

import base64
import io
import json

import fastavro
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.error import SchemaRegistryError

FIELDS = ("timestamp", "user_id", "action", "page", "country")
FIVE_STRINGS = {
    "type": "record",
    "name": "UserActivity",
    "fields": [{"name": name, "type": "string"} for name in FIELDS],
}


# region: decode
class Decoder:
    """Turns a framed Avro message into a dict; asks the registry once for each schema id."""

    def __init__(self, settings):
        self.registry = None
        self.schemas = {}
        if settings.schema_registry_url:
            conf = {"url": settings.schema_registry_url}
            if settings.kafka_username and settings.kafka_password:
                login = f"{settings.kafka_username}:{settings.kafka_password}"
                conf["basic.auth.user.info"] = login
            self.registry = SchemaRegistryClient(conf)

    def schema(self, schema_id):
        """The schema behind an id. A registry that is down is an error; an unknown id is data."""
        if schema_id not in self.schemas:
            found = FIVE_STRINGS
            if self.registry:
                try:
                    found = json.loads(self.registry.get_schema(schema_id).schema_str)
                except SchemaRegistryError as problem:
                    if problem.http_status_code != 404:
                        raise
                    raise ValueError(f"schema id {schema_id} is not in the registry") from problem
            self.schemas[schema_id] = fastavro.parse_schema(found)
        return self.schemas[schema_id]

    def decode(self, value):
        if value is None or len(value) < 6 or value[0] != 0:
            raise ValueError("no 5-byte prefix of a zero and a schema id")
        schema_id = int.from_bytes(value[1:5], "big")
        return dict(fastavro.schemaless_reader(io.BytesIO(value[5:]), self.schema(schema_id)))


def line_of(message, decoder):
    """One NDJSON line. An undecodable message is passed on as such: it must not stop the rest."""
    value = message.value()
    try:
        record = decoder.decode(value)
    except (ValueError, TypeError, EOFError, KeyError, IndexError, OverflowError) as problem:
        shown = base64.b64encode(value).decode() if value is not None else None
        record = {"decode_error": str(problem) or type(problem).__name__, "value_base64": shown}
    record["partition"] = message.partition()
    record["offset"] = message.offset()
    return json.dumps(record, ensure_ascii=False, default=str, separators=(",", ":"))
# endregion
