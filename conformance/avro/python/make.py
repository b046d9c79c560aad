"""Step 1: good messages written by fastavro, and broken ones made from them. Writes made.json."""
import io
import json
import sys

import fastavro

from broken import broken_messages
from values import seeded, to_json, value_of

schemas = json.load(open(sys.argv[1]))
written, framed = [], {}
for entry in schemas:
    rng = seeded(entry["name"])
    parsed = fastavro.parse_schema(entry["schema"])
    for i in range(26):
        value = value_of(entry["schema"], rng, {})
        out = io.BytesIO()
        fastavro.schemaless_writer(out, parsed, value)
        back = fastavro.schemaless_reader(io.BytesIO(out.getvalue()), parsed, None)
        if json.dumps(to_json(back)) != json.dumps(to_json(value)):
            raise SystemExit("fastavro does not read back what it wrote: " + entry["name"])
        written.append({"schema": entry["name"], "hex": out.getvalue().hex(), "value": to_json(value)})
        framed.setdefault(entry["name"], []).append(b"\x00\x00\x00\x00\x01" + out.getvalue())
broken = broken_messages(framed, seeded("broken"))
json.dump({"schemas": schemas, "written": written, "broken": broken}, open(sys.argv[2], "w"))
