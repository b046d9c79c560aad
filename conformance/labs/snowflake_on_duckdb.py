"""Snowflake's files read by a parser of its dialect, and their SELECTs run on DuckDB."""

import duckdb
import kit
import sqlglot
from sqlglot import exp

BRONZE = "STREAMING_BRONZE_USER_ACTIVITY"


def statements(labs, name):
    parsed = sqlglot.parse(kit.read(labs, f"snowflake/{name}"), dialect="snowflake")
    return [one for one in parsed if one is not None and not isinstance(one, exp.Semicolon)]


def as_duckdb(select):
    """The same SELECT for DuckDB: a path into JSON cast to text is the text without its quotes."""

    def unquote(node):
        if isinstance(node, exp.Cast) and isinstance(node.this, exp.JSONExtract):
            path = node.this
            return exp.JSONExtractScalar(this=path.this, expression=path.expression)
        return node

    return select.transform(unquote).sql(dialect="duckdb")


def dynamic_tables(labs):
    """The SELECT of each dynamic table, by its name, in the order of the file."""
    found = {}
    for statement in statements(labs, "02_dynamic_tables.sql"):
        if isinstance(statement, exp.Create):
            found[statement.this.name] = statement.expression
    return found


def database(labs, bronze):
    """DuckDB with Bronze as the pipe fills it (src, file, row, time), Silver and Gold from it."""
    db = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    db.execute("SET TimeZone = 'UTC'")
    db.execute("CREATE MACRO TRY_TO_TIMESTAMP_TZ(x) AS TRY_CAST(x AS TIMESTAMPTZ)")
    db.execute(
        f"CREATE TABLE {BRONZE}"
        " (src JSON, source_file VARCHAR, source_row BIGINT, loaded_at TIMESTAMPTZ)"
    )
    rows = list(bronze)
    for start in range(0, len(rows), 5000):
        part = rows[start : start + 5000]
        db.execute(
            f"INSERT INTO {BRONZE} SELECT unnest(?), unnest(?), unnest(?), unnest(?)",
            [list(column) for column in zip(*part)],
        )
    for name, select in dynamic_tables(labs).items():
        db.execute(f"CREATE TABLE {name} AS {as_duckdb(select)}")
    return db
