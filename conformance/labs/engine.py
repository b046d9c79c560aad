"""The course's own engine, asked by its command line what the real ones must have done."""

import json
import os
import subprocess
from datetime import datetime, timezone

from processes import PATIENCE

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

#: Gold as the notebook asks for it: 5 minutes, every minute, 10 minutes of patience, append.
GOLD = {
    "mode": "append",
    "delayMs": 600_000,
    "windowMs": 300_000,
    "slideMs": 60_000,
    "startMs": 0,
    "noDataBatches": True,
    "lateFilter": "previous-batch",
}


def milliseconds(moment):
    return round((moment - EPOCH).total_seconds() * 1000)


def at(event):
    return milliseconds(datetime.fromisoformat(event["timestamp"].replace("Z", "+00:00")))


def replay(root, slices):
    """The batches of a query that is started for each slice of events, empties it and ends."""
    steps = []
    for events in slices:
        if steps:
            steps.append({"do": "restart"})
        steps.append(
            {"do": "drain", "events": [{"at": at(one), "key": one["country"]} for one in events]}
        )
    case = {"name": "gold of the lab kit", "query": GOLD, "steps": steps}
    return ask(root, "replay", case)["batches"]


def rows(root, scenario):
    """A run's events with keys and partitions, and Snowflake's tables at its end."""
    return ask(root, "rows", scenario)


def node(root):
    return os.environ.get("LABS_NODE") or str(root / "node_modules" / "node" / "bin" / "node")


def ask(root, command, question):
    done = subprocess.run(
        [node(root), "scripts/sim.ts", command, "-"],
        cwd=root, input=json.dumps(question), capture_output=True, text=True, timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
