"""The rows that each batch of a streaming query added to a Delta table, from the table's own log."""

import json
from pathlib import Path
from urllib.parse import unquote

import duckdb


def added(table_folder):
    """(batch id, rows as dicts), in the order of the commits that a streaming query made."""
    folder = Path(table_folder)
    for commit in sorted((folder / "_delta_log").glob("*.json")):
        actions = [json.loads(line) for line in commit.read_text().splitlines()]
        batches = [one["txn"]["version"] for one in actions if "txn" in one]
        if batches:
            files = [str(folder / unquote(one["add"]["path"])) for one in actions if "add" in one]
            yield batches[0], rows_of(files)


def rows_of(files):
    if not files:
        return []
    answer = duckdb.execute("SELECT * FROM read_parquet(?)", [files])
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row)) for row in answer.fetchall()]
