"""Snowflake's files: every statement parses, and the SELECTs give the right Silver and Gold."""

import json
from collections import defaultdict
from datetime import datetime, timedelta

import kit
import pytest
import snowflake_on_duckdb
import sqlglot
from events import START, activity
from snowflake_on_duckdb import as_duckdb, dynamic_tables, statements
from sqlglot import exp

FILES = ["00_account_once.sql", "01_setup_streaming.sql", "02_dynamic_tables.sql"]

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


def bronze_rows():
    """Lines as the relay writes them: good, undecodable, without user, with an odd time; copies."""
    lines = []
    for offset, event in enumerate(activity(3000)):
        line = dict(event, partition=offset % 2, offset=offset // 2)
        if offset % 211 == 0:
            line = {"decode_error": "no prefix", "value_base64": "AA=="}
            line.update(partition=offset % 2, offset=offset // 2)
        elif offset % 97 == 0:
            line["user_id"] = None
        elif offset % 89 == 0:
            line["timestamp"] = "yesterday at noon"
        elif offset % 83 == 0:
            del line["country"]
        lines.append(line)
    # After a crash the relay writes a stretch again, into another file.
    files = [("a", lines[:1000]), ("b", lines[700:2000]), ("c", lines[2000:]), ("d", lines[2500:])]
    for name, content in files:
        for row, line in enumerate(content, 1):
            yield json.dumps(line, ensure_ascii=False), f"{name}.ndjson", row, START


@pytest.fixture(scope="module")
def database(labs):
    return snowflake_on_duckdb.database(labs, bronze_rows())


def expected_silver():
    """What Silver must hold, by plain Python over the same lines."""
    silver = {}
    for text, _, _, _ in bronze_rows():
        line = json.loads(text)
        try:
            moment = datetime.fromisoformat(line["timestamp"].replace("Z", "+00:00"))
        except (KeyError, ValueError):
            continue
        if line["user_id"] is not None:
            silver[line["partition"], line["offset"]] = (moment, line)
    return silver


def test_silver_holds_each_usable_event_once(database):
    rows = database.execute(
        "SELECT kafka_partition, kafka_offset, event_ts, user_id, action, page, country"
        " FROM STREAMING_SILVER_USER_ACTIVITY"
    ).fetchall()
    wanted = {
        place: (moment, *(line.get(name) for name in ("user_id", "action", "page", "country")))
        for place, (moment, line) in expected_silver().items()
    }
    assert len(rows) == len(wanted)
    assert {(int(row[0]), int(row[1])): tuple(row[2:]) for row in rows} == wanted


def test_gold_counts_by_country_and_minute(database):
    wanted = defaultdict(lambda: [0, 0, set(), 0])
    for moment, line in expected_silver().values():
        group = wanted[moment.replace(second=0, microsecond=0), line.get("country")]
        group[0] += 1
        group[1] += line["action"] == "purchase"
        group[2].add(line["user_id"])
        group[3] += line["action"] == "click"
    rows = database.execute(
        "SELECT window_minute, country, event_count, purchases, unique_users, engagements"
        " FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY"
    ).fetchall()
    found = {(row[0], row[1]): tuple(row[2:]) for row in rows}
    assert len(found) == len(rows)
    assert found == {
        key: (events, purchases, len(users), engagements)
        for key, (events, purchases, users, engagements) in wanted.items()
    }
    assert max(key[0] for key in found) - min(key[0] for key in found) > timedelta(minutes=10)


def test_the_verification_queries_run_and_agree(labs, database):
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
    assert bronze[:2] == (len(list(bronze_rows())), 4)
    assert check[0] == bronze[0]
    assert check[1] == 3000
    assert silver[0] == len(expected_silver())
    assert sum(row[1] for row in gold) == silver[0] and len(gold) <= 10
