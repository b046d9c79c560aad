"""Step 3: read what Java wrote, and ask the Python decoders about every broken message."""
import io
import json
import re
import sys

from importlib.metadata import version

import avro.errors
import avro.io
import avro.schema
import fastavro
from confluent_kafka.schema_registry import Schema, SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext

from values import to_json

made = json.load(open(sys.argv[1]))
java = json.load(open(sys.argv[2]))
schemas = {entry["name"]: entry["schema"] for entry in made["schemas"]}
parsed = {name: fastavro.parse_schema(schema) for name, schema in schemas.items()}
apache = {name: avro.schema.parse(json.dumps(schema)) for name, schema in schemas.items()}

PACKAGES = ("fastavro", "confluent-kafka", "avro")

# One registry for each schema, so that the schema's id is 1 in every case.
registries = {}
for name, schema in schemas.items():
    client = SchemaRegistryClient.new_client({"url": "mock://" + name})
    assert client.register_schema("user-activity-value", Schema(json.dumps(schema), "AVRO")) == 1
    registries[name] = AvroDeserializer(client)
context = SerializationContext("user-activity", MessageField.VALUE)


def outcome(read):
    try:
        return {"value": to_json(read())}
    except Exception as error:  # noqa: BLE001 - whatever the decoder raises is the record
        name = type(error).__module__ + "." + type(error).__qualname__
        # fastavro prints the address of its buffer, which differs at each run.
        text = re.sub(r" object at 0x[0-9a-f]+", "", str(error))
        # Avro for Python prints both schemas below the message.
        return {"error": name.replace("builtins.", ""), "message": text.split("\nWriter's Schema")[0]}


def fastavro_read(name, data):
    return lambda: fastavro.schemaless_reader(io.BytesIO(data), parsed[name], None)


def apache_read(name, data):
    return lambda: avro.io.DatumReader(apache[name]).read(avro.io.BinaryDecoder(io.BytesIO(data)))


def same(a, b):
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)


for message in made["written"] + java["written"]:
    data = bytes.fromhex(message["hex"])
    for read in (fastavro_read, apache_read):
        got = outcome(read(message["schema"], data))
        if not same(got.get("value"), message["value"]):
            raise SystemExit("%s differs on %s: %s" % (read.__name__, message, got))
broken = []
for message, seen in zip(made["broken"], java["broken"], strict=True):
    data = bytes.fromhex(message["hex"])
    name = message["schema"]
    # The registry's id is 1; a header that is not stripped keeps the id that the story needs.
    framed = data if not message["whole"] else data[:1] + b"\x00\x00\x00\x01" + data[5:]
    body = data if message["whole"] else data[5:]
    broken.append({
        **message,
        "confluent": outcome(lambda: registries[name](framed, context)),
        "fastavro": outcome(fastavro_read(name, body)),
        "avroPython": outcome(apache_read(name, body)),
        "avroJava": seen["avroJava"],
        "spark": seen["spark"],
    })
json.dump({"broken": broken, "versions": {package: version(package) for package in PACKAGES}}, open(sys.argv[3], "w"))
