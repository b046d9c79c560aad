"""`npm run generate` as a process, and the scenario that it and the engine are given."""

import json
import os
import subprocess
from datetime import datetime, timezone

import engine
from processes import PATIENCE


class Generator:
    """One running scripts/generate.ts, and what it said."""

    def __init__(self, root, password="", **settings):
        flags = [
            f"--{name.replace('_', '-')}" + ("" if value is True else f"={value}")
            for name, value in settings.items()
        ]
        self.process = subprocess.Popen(
            [engine.node(root), "scripts/generate.ts", *flags],
            cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "KAFKA_PASSWORD": password},
        )

    def end(self):
        """(exit status, standard output, standard error) when it is done."""
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def scenario_flags(scenario, folder):
    """The flags that make the generator send the events of a scenario."""
    file = folder / "scenario.json"
    file.write_text(json.dumps(scenario))
    start = datetime.fromtimestamp(scenario["startMs"] / 1000, timezone.utc)
    return {
        "scenario": file,
        "minutes": scenario["durationMs"] / 60_000,
        "start": start.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "speed": 10_000,
    }


def sent(scenario, events):
    """Those of a run's events that reach the topic before the run is over."""
    end = scenario["startMs"] + scenario["durationMs"]
    return [one for one in events if one["arrivalMs"] <= end]
