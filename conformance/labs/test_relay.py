"""The relay, with a real Kafka before it and a real storage behind it, killed and hindered."""

import json
import random
import time
from collections import Counter

import pytest
import snowflake_on_duckdb
from broker import PASSWORD, USER, Broker
from crash_points import CRASH_POINTS
from events import START, activity
from processes import PATIENCE, wait_until
from registry import Registry
from relay_bench import Bench
from relays import Relay, framed, lines_of, place
from storage import Storage


@pytest.fixture(scope="module")
def broker(cache, tmp_path_factory):
    broker = Broker(cache, tmp_path_factory.mktemp("kafka"))
    yield broker
    broker.end()


@pytest.fixture(scope="module")
def storage(cache, tmp_path_factory):
    storage = Storage(cache, tmp_path_factory.mktemp("azurite"))
    yield storage
    storage.end()


@pytest.fixture
def bench(labs, broker, storage, request):
    name = request.node.name.replace("_", "-")[5:60]
    bench = Bench(labs, broker, storage, name)
    yield bench
    storage.proxy.reset()
    for relay in bench.relays:
        if relay.process.poll() is None:
            relay.kill()


def silver_rows(bench):
    """Rows of Silver when the pipe has loaded every file and Part 2's SELECT has run over them."""
    bronze = (
        (json.dumps(line, ensure_ascii=False), name, row, START)
        for name, row, line in lines_of(bench.container)
    )
    silver = snowflake_on_duckdb.database(bench.labs, bronze)
    return silver.execute("SELECT COUNT(*) FROM STREAMING_SILVER_USER_ACTIVITY").fetchone()[0]


def test_killed_30_times_it_loses_nothing(bench):
    bench.publish(20_000)
    kills = CRASH_POINTS * 6
    random.Random(30).shuffle(kills)
    for crash in kills:
        crash(bench)
        bench.storage.proxy.reset()
    last = bench.relay()
    wait_until(bench.all_committed, "the rest of the topic")
    assert last.stop() == 0

    counts = bench.counts()
    assert set(counts) == bench.everything()
    assert len(counts) == 20_000
    twice = sum(count > 1 for count in counts.values())
    # before_the_reply stores without a commit, six times, 500 records a file.
    assert twice >= 6 * 500
    assert silver_rows(bench) == 20_000
    print(f"\n{len(kills)} kills, {twice} of {len(counts)} events written more than once")


def test_a_second_relay_takes_half_and_gives_it_back(bench):
    bench.publish(2_000)
    first = bench.relay()
    assert first.await_event("assigned")["partitions"] == [0, 1]
    first.await_event("committed")
    second = bench.relay()
    assert len(second.await_event("assigned")["partitions"]) == 1
    bench.publish(2_000, seed=9)
    second.await_event("committed")
    assert first.stop() == 0
    wait_until(lambda: [0, 1] in [one["partitions"] for one in second.seen("assigned")], "all")
    bench.publish(1_000, seed=10)
    wait_until(bench.all_committed, "the rest of the topic")
    assert second.stop() == 0
    counts = bench.counts()
    assert set(counts) == bench.everything()
    # Nobody crashed: what was held at the hand-over was stored and committed before it.
    assert max(counts.values()) == 1


def test_a_busy_storage_is_asked_again_and_the_relay_stays_in_the_group(bench):
    bench.publish(1_200)
    bench.storage.proxy.arm("busy")
    relay = bench.relay()
    relay.await_event("upload-failed", 2)
    bench.storage.proxy.reset()
    wait_until(bench.all_committed, "the rest of the topic")
    assert relay.stop() == 0
    assert len(relay.seen("assigned")) == 1
    assert not relay.seen("commit-failed")
    assert set(bench.counts().values()) == {1}


def test_a_lost_reply_does_not_make_a_second_file(bench):
    bench.publish(400)
    bench.storage.proxy.arm("lose")
    relay = bench.relay()
    relay.await_event("already-stored")
    wait_until(bench.all_committed, "the rest of the topic")
    assert relay.stop() == 0
    assert set(bench.counts().values()) == {1}


def test_a_storage_that_refuses_ends_the_relay_without_a_commit(bench):
    bench.publish(300)
    bench.storage.proxy.arm("refuse")
    relay = bench.relay(upload_attempts=2)
    assert relay.process.wait(PATIENCE) == 1
    assert relay.seen("gave-up")[0]["uncommitted"] == 300
    assert bench.broker.committed(bench.topic, bench.topic) == [0, 0]
    bench.storage.proxy.reset()
    healthy = bench.relay()
    wait_until(bench.all_committed, "the topic")
    assert healthy.stop() == 0
    assert set(bench.counts()) == bench.everything()


def test_sigterm_stores_what_is_in_the_buffer(bench):
    bench.publish(120)
    relay = bench.relay(flush_seconds=3600)
    relay.await_event("assigned")
    time.sleep(1)
    assert relay.stop() == 0
    assert relay.seen("upload")[0]["reason"] == "stopping"
    assert not relay.seen("text"), "a line of the log is not JSON"
    assert bench.all_committed()
    assert set(bench.counts()) == bench.everything()


def test_files_close_at_500_records_or_at_the_time(bench):
    bench.publish(1_300)
    relay = bench.relay(flush_seconds=2)
    wait_until(bench.all_committed, "the topic")
    assert relay.stop() == 0
    told = [(one["records"], one["reason"]) for one in relay.seen("upload")]
    assert told == [(500, "records"), (500, "records"), (300, "seconds")]
    sizes = Counter(name for name, _, _ in lines_of(bench.container))
    assert list(sizes.values()) == [500, 500, 300]
    assert all(name.startswith("streaming/user-activity/") for name in sizes)


def test_dry_run_as_on_aiven(labs, broker, tmp_path):
    """SASL_SSL with the project's CA, schemas from the registry; messages that are none."""
    topic = broker.topic("dry-run")
    events = list(activity(60))
    good = [framed(event, schema_id=21) for event in events]
    bad = [b"\x00\x00\x00\x00", b"\x01" + good[0][1:], framed(events[0], 22), good[0][:20], None]
    broker.publish(topic, good + bad, partition=0)
    registry = Registry(21, USER, PASSWORD)
    try:
        relay = Relay(
            labs,
            kafka_bootstrap_servers=broker.secure,
            kafka_username=USER,
            kafka_password=PASSWORD,
            kafka_ca_file=broker.ca_file,
            kafka_topic=topic,
            schema_registry_url=registry.url,
            dry_run=tmp_path / "out",
            max_records=65,
        )
        assert relay.process.wait(PATIENCE) == 0, relay.events
    finally:
        registry.end()
    lines = [
        json.loads(line)
        for file in (tmp_path / "out").rglob("*.ndjson")
        for line in file.read_text(encoding="utf8").splitlines()
    ]
    assert [place(line) for line in lines] == [(0, offset) for offset in range(65)]
    for event, line in zip(events, lines[:60]):
        assert list(line) == [*event, "partition", "offset"]
        assert {name: line[name] for name in event} == event
    assert all("decode_error" in line and "value_base64" in line for line in lines[60:])
    assert broker.committed(topic, "relay-user-activity") == [0, 0]


@pytest.mark.parametrize(
    "settings, told",
    [
        ({}, "KAFKA_BOOTSTRAP_SERVERS is missing"),
        ({"kafka_bootstrap_servers": "x:1", "dry_run": "out"}, "KAFKA_USERNAME is missing"),
        ({"kafka_bootstrap_servers": "x:1", "kafka_security_protocol": "PLAINTEXT",
          "dry_run": "out", "flush_records": 0}, "must be above zero"),
    ],
)
def test_a_missing_setting_is_named(labs, settings, told):
    relay = Relay(labs, **settings)
    assert relay.process.wait(PATIENCE) == 2
    time.sleep(0.2)
    assert told in "".join(one["line"] for one in relay.seen("text"))
