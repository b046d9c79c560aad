"""The generator, with a real Kafka behind it: the engine's events, where the engine puts them."""

import io
import json
import re
import signal
import time

import engine
import fastavro
import pytest
from broker import PASSWORD, USER, Broker
from confluent_kafka import Consumer, TopicPartition
from generator import Generator, scenario_flags, sent
from registry import SCHEMA, Registry

SCENARIO = {
    "seed": 5,
    "startMs": 1_767_258_000_000,
    "durationMs": 120_000,
    "activity": {"rate": [{"fromMs": 0, "perSecond": 25}], "nullUserPerMille": 20},
}


@pytest.fixture(scope="module")
def broker(cache, tmp_path_factory):
    broker = Broker(cache, tmp_path_factory.mktemp("kafka"))
    yield broker
    broker.end()


@pytest.fixture
def registry():
    registry = Registry(21, USER, PASSWORD)
    yield registry
    registry.end()


def records(broker, topic):
    """Everything in the topic: lists of (key, value), by partition."""
    reader = Consumer({"bootstrap.servers": broker.plain, "group.id": "reads-back"})
    found = {}
    for partition, end in enumerate(broker.ends(topic)):
        reader.assign([TopicPartition(topic, partition, 0)])
        found[partition] = []
        until = time.monotonic() + 60
        while len(found[partition]) < end and time.monotonic() < until:
            for one in reader.consume(1000, 1.0):
                assert one.error() is None
                found[partition].append((one.key(), one.value()))
    reader.close()
    return found


def decoded(value, schema, schema_id):
    assert value[:5] == b"\x00" + schema_id.to_bytes(4, "big")
    return fastavro.schemaless_reader(io.BytesIO(value[5:]), fastavro.parse_schema(json.loads(schema)))


def keyed(wanted, partition):
    return [
        (one["key"].encode(), one["fields"])
        for one in wanted
        if one["partition"] == partition
    ]


def test_it_sends_the_engine_s_events_to_the_engine_s_partitions(broker, registry, root, tmp_path):
    topic = broker.topic("generated")
    generator = Generator(
        root, PASSWORD, brokers=broker.plain, topic=topic, registry=registry.url,
        **scenario_flags(SCENARIO, tmp_path),
    )
    status, out, err = generator.end()
    # The broker's plain listener asks for no login, and the registry's is refused without one.
    assert (status, "registry refuses the login" in err) == (2, True), (out, err)
    generator = Generator(
        root, PASSWORD, brokers=broker.secure, ca_file=broker.ca_file, username=USER,
        topic=topic, registry=registry.url, **scenario_flags(SCENARIO, tmp_path),
    )
    status, out, err = generator.end()
    assert status == 0, err
    wanted = sent(SCENARIO, engine.rows(root, SCENARIO)["events"])
    assert f"Sent {len(wanted)} events" in out
    schema_id = registry.subjects[f"{topic}-value"]
    schema = registry.schemas[schema_id]
    found = {
        partition: [(key, decoded(value, schema, schema_id)) for key, value in values]
        for partition, values in records(broker, topic).items()
    }
    for partition, values in found.items():
        assert [one for one in values if one[0] is not None] == keyed(wanted, partition)
    without = [one["fields"] for one in wanted if one["key"] is None]
    assert without and all(one["user_id"] is None for one in without)
    placed = [fields for values in found.values() for key, fields in values if key is None]
    assert sorted(placed, key=str) == sorted(without, key=str)
    assert min(len(values) for values in found.values()) > 500


@pytest.mark.parametrize("sasl", ["plain", "scram-sha-256"])
def test_a_stopped_run_goes_on_where_it_says(broker, root, tmp_path, sasl):
    """Without a registry: five plain strings, as the notebooks and the relay assume."""
    topic = broker.topic(f"stopped-{sasl}")
    flags = {**scenario_flags(SCENARIO, tmp_path), "speed": 10}
    login = {"brokers": broker.secure, "ca_file": broker.ca_file, "username": USER, "sasl": sasl}
    first = Generator(root, PASSWORD, topic=topic, **login, **flags)
    until = time.monotonic() + 60
    while sum(broker.ends(topic)) < 200 and time.monotonic() < until:
        time.sleep(0.1)
    first.process.send_signal(signal.SIGINT)
    status, out, err = first.end()
    assert status == 0, err
    said = re.search(r"--start (\S+) --skip (\d+)", out)
    assert said and int(said[2]) == sum(broker.ends(topic))
    again = {**flags, "start": said[1], "skip": said[2], "speed": 10_000}
    status, out, err = Generator(root, PASSWORD, topic=topic, **login, **again).end()
    assert status == 0, err
    plain = {**SCENARIO, "activity": {**SCENARIO["activity"], "nullUserPerMille": 0}}
    wanted = sent(plain, engine.rows(root, plain)["events"])
    for partition, values in records(broker, topic).items():
        assert [(key, decoded(value, SCHEMA, 1)) for key, value in values] == keyed(wanted, partition)


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"topic": "nowhere"}, 'There is no topic "nowhere"'),
        ({"password": "wrong"}, "refuses the login of avnadmin"),
        ({"ca_file": None, "tls": True}, "is not trusted"),
        ({"ca_file": "none.pem"}, "none.pem cannot be read"),
        ({"brokers": "127.0.0.1:1"}, "No Kafka answers at 127.0.0.1:1"),
        ({"registry": "http://127.0.0.1:1"}, "No schema registry answers"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(broker, root, changed, said):
    settings = {
        "brokers": broker.secure, "ca_file": broker.ca_file, "username": USER,
        "password": PASSWORD, "topic": "any", "count": 5, "speed": 1000, **changed,
    }
    settings = {name: value for name, value in settings.items() if value is not None}
    status, _, err = Generator(root, **settings).end()
    assert (status, len(err.strip().splitlines())) == (2, 1), err
    assert said in err
