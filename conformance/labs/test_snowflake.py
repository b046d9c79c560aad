"""Snowflake's files: every statement parses, and the SELECTs give the right Silver and Gold."""

import json
from datetime import datetime, timedelta

import engine
import kit
import pytest
import snowflake_on_duckdb
import sqlglot
from engine import EPOCH
from snowflake_on_duckdb import as_duckdb, dynamic_tables, statements
from sqlglot import exp

FILES = ["00_account_once.sql", "01_setup_streaming.sql", "02_dynamic_tables.sql"]

UNDECODED = 15

#: Statements of which the parser knows the name and takes the rest as it is.
KNOWN_BY_NAME = [
    "CREATE NOTIFICATION INTEGRATION IF NOT EXISTS DE_WORKSHOP_EVENTS",
    "CREATE PIPE IF NOT EXISTS STREAMING_USER_ACTIVITY_PIPE",
    "ALTER PIPE STREAMING_USER_ACTIVITY_PIPE REFRESH",
]


def bare(statement):
    """The statement's text without its comments."""
    return statement.sql(dialect="snowflake", comments=False)


@pytest.mark.parametrize("name", FILES)
def test_every_statement_parses_as_snowflake(labs, name):
    found = statements(labs, name)
    assert found
    for statement in found:
        if isinstance(statement, exp.Command):
            text = bare(statement)
            assert any(text.startswith(known) for known in KNOWN_BY_NAME), text


def test_the_copy_inside_the_pipe_parses(labs):
    text = kit.read(labs, "snowflake/01_setup_streaming.sql")
    copy = text[text.index("COPY INTO") : text.index("ON_ERROR = SKIP_FILE;") + 20]
    assert isinstance(sqlglot.parse_one(copy, dialect="snowflake"), exp.Copy)


def test_no_name_still_waits_for_an_id(labs):
    for name in FILES:
        assert "{" not in kit.read(labs, f"snowflake/{name}")


#: A quarter of an hour with events that Silver must leave out, and a relay that dies with a file
#: stored and not committed; then time for everything to be loaded.
SCENARIO = {
    "seed": 8,
    "durationMs": 25 * 60_000,
    "activity": {
        "durationMs": 15 * 60_000,
        "rate": [{"fromMs": 0, "perSecond": 5}],
        "nullUserPerMille": 20,
        "badTimePerMille": 20,
        "lateness": {"retryPerMille": 100, "retryMaxMs": 900_000},
    },
    "actions": [
        {"at": 5 * 60_000, "do": "crash", "what": "relay", "point": "after-upload"},
        {"at": 7 * 60_000, "do": "start", "what": "relay"},
    ],
}


def moment(ms):
    return EPOCH + timedelta(milliseconds=ms)


@pytest.fixture(scope="module")
def wanted(root):
    """What the engine's Snowflake holds at the end of the scenario."""
    return engine.rows(root, SCENARIO)


def bronze_rows(wanted):
    """Bronze as the engine's pipe fills it, and lines that the relay could not decode."""
    for line in wanted["bronze"]:
        src = json.dumps(line["src"], ensure_ascii=False)
        yield src, line["sourceFile"], line["sourceRow"], moment(line["loadedAtMs"])
    for row in range(UNDECODED):
        src = {"decode_error": "no prefix", "value_base64": "AA==", "partition": 2, "offset": row}
        yield json.dumps(src), "undecoded.ndjson", row + 1, EPOCH


@pytest.fixture(scope="module")
def database(labs, wanted):
    return snowflake_on_duckdb.database(labs, bronze_rows(wanted))


def test_silver_is_the_engine_s(database, wanted):
    rows = database.execute(
        "SELECT kafka_partition, kafka_offset, event_ts, user_id, action, page, country,"
        " action_category, loaded_at FROM STREAMING_SILVER_USER_ACTIVITY"
    ).fetchall()
    categories = {"purchase": "conversion", "click": "engagement"}
    expected = []
    for number in wanted["silver"]:
        line = wanted["bronze"][number]
        src = line["src"]
        expected.append((
            int(src["partition"]), int(src["offset"]),
            datetime.fromisoformat(src["timestamp"].replace("Z", "+00:00")),
            src["user_id"], src["action"], src["page"], src["country"],
            categories.get(src["action"], "browse"), moment(line["loadedAtMs"]),
        ))
    assert sorted((int(row[0]), int(row[1]), *row[2:]) for row in rows) == sorted(expected)
    # Copies, events without a user and events without a time were all there to be left out.
    sources = [line["src"] for line in wanted["bronze"]]
    places = {(one["partition"], one["offset"]) for one in sources}
    assert len(sources) > len(places) > len(expected)
    assert any(one["user_id"] is None for one in sources)
    assert any(one["timestamp"] == "yesterday" for one in sources)


def test_gold_is_the_engine_s(database, wanted):
    rows = database.execute(
        "SELECT window_minute, country, event_count, purchases, unique_users, engagements"
        " FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY ORDER BY window_minute, country"
    ).fetchall()
    expected = [
        (moment(one["windowMinute"]), one["country"], one["eventCount"], one["purchases"],
         one["uniqueUsers"], one["engagements"])
        for one in wanted["gold"]
    ]
    assert rows == sorted(expected)
    assert len(rows) > 100
    print(f"\n{len(wanted['silver'])} rows of silver and {len(rows)} of gold equal")


def test_a_field_that_is_not_in_the_line_is_null(labs):
    """A relay of an older day wrote no country; a group of its own, as GROUP BY does it."""
    line = {"timestamp": "2026-01-01T09:00:30Z", "user_id": "u-1", "action": "click"}
    rows = [(json.dumps({**line, "partition": 0, "offset": n}), "a", n + 1, EPOCH) for n in (0, 1)]
    gold = snowflake_on_duckdb.database(labs, rows).execute(
        "SELECT country, event_count, unique_users, engagements"
        " FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY"
    )
    assert gold.fetchall() == [(None, 2, 1, 2)]


def test_the_verification_queries_run_and_agree(labs, database, wanted):
    schema = "ANNA_7_STREAMING"
    database.execute("ATTACH ':memory:' AS DE_MASTERCLASS")
    database.execute(f"CREATE SCHEMA DE_MASTERCLASS.{schema}")
    names = {"STREAMING_BRONZE_USER_ACTIVITY", *dynamic_tables(labs)}
    for name in names:
        database.execute(f"CREATE VIEW DE_MASTERCLASS.{schema}.{name} AS FROM memory.main.{name}")
    answers = []
    for file in ("01_setup_streaming.sql", "02_dynamic_tables.sql"):
        for statement in statements(labs, file):
            read = {table.name for table in statement.find_all(exp.Table)}
            if isinstance(statement, exp.Select) and read and read <= names:
                answers.append(database.execute(as_duckdb(statement)).fetchall())
    (bronze,), gold, (check,), (silver,) = answers
    lines = list(bronze_rows(wanted))
    assert bronze[:2] == (len(lines), len({name for _, name, _, _ in lines}))
    assert check[0] == bronze[0]
    places = {(one["src"]["partition"], one["src"]["offset"]) for one in wanted["bronze"]}
    assert check[1] == len(places) + UNDECODED
    assert silver[0] == len(wanted["silver"])
    assert sum(row[1] for row in gold) == silver[0] and len(gold) <= 10
