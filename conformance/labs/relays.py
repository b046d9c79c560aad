"""Relays as processes: started with settings, followed by their log, killed."""

import io
import json
import os
import subprocess
import sys
import threading
import time

import fastavro
from processes import PATIENCE
from registry import FIELDS, SCHEMA

PARSED = fastavro.parse_schema(json.loads(SCHEMA))


def framed(event, schema_id=7):
    """A message as Aiven's serialiser writes it: zero, schema id, Avro."""
    out = io.BytesIO()
    out.write(b"\x00" + schema_id.to_bytes(4, "big"))
    fastavro.schemaless_writer(out, PARSED, {name: event[name] for name in FIELDS})
    return out.getvalue()


class Relay:
    """One running 00_relay_consumer.py."""

    def __init__(self, labs, **settings):
        program = labs / "relay" / "00_relay_consumer.py"
        flags = [f"--{name.replace('_', '-')}={value}" for name, value in settings.items()]
        self.events = []
        self.changed = threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, "-B", program, *flags],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        threading.Thread(target=self.follow, daemon=True).start()

    def follow(self):
        for line in self.process.stderr:
            with self.changed:
                self.events.append(
                    json.loads(line) if line.startswith("{") else {"event": "text", "line": line}
                )
                self.changed.notify_all()

    def seen(self, event):
        with self.changed:
            return [one for one in self.events if one["event"] == event]

    def await_event(self, event, times=1):
        until = time.monotonic() + PATIENCE
        with self.changed:
            while sum(one["event"] == event for one in self.events) < times:
                left = until - time.monotonic()
                if left <= 0 or self.process.poll() is not None and left < PATIENCE - 2:
                    raise TimeoutError(f"no {times} x {event}: {self.events[-8:]}")
                self.changed.wait(min(left, 0.2))
            return [one for one in self.events if one["event"] == event][times - 1]

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """SIGTERM, and the exit status."""
        self.process.terminate()
        return self.process.wait(PATIENCE)


def lines_of(container):
    """Every line of every file, with the file's name, in the order of the names."""
    for blob in sorted(container.list_blobs(), key=lambda one: one.name):
        body = container.download_blob(blob.name).readall().decode()
        assert body.endswith("\n")
        for row, line in enumerate(body.splitlines(), 1):
            yield blob.name, row, json.loads(line)


def place(line):
    return line["partition"], line["offset"]
