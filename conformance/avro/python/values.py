"""Random values of an Avro schema, and values as the JSON that both sides compare."""
import math
import random
import struct

TEXTS = ["", "DE", "/home", "u-1001", "é", "/café", "日本", "😀", "a" * 70, "line\nbreak", "\u0000", "2026-01-01T09:00:30Z"]
LONGS = [0, -1, 1, 63, -64, 64, -65, 8191, 8192, 2**31 - 1, -2**31, 2**53 - 1, 2**53, 2**53 + 1, -2**53 - 1, 2**63 - 1, -2**63]


def value_of(schema, rng, names, depth=0):
    if isinstance(schema, list):
        short = schema[:1] if depth > 6 else schema
        return value_of(rng.choice(short), rng, names, depth + 1)
    kind = schema if isinstance(schema, str) else schema["type"]
    if kind == "null":
        return None
    if kind == "boolean":
        return rng.random() < 0.5
    if kind == "int":
        return rng.choice([n for n in LONGS if -2**31 <= n < 2**31] + [rng.randint(-2**31, 2**31 - 1)])
    if kind == "long":
        return rng.choice(LONGS + [rng.randint(-2**63, 2**63 - 1), 1767258030000])
    if kind == "float":
        x = rng.choice([0.0, -0.0, 1.5, -2.25, math.inf, -math.inf, math.nan, rng.uniform(-1e6, 1e6), 1e-40])
        return struct.unpack("<f", struct.pack("<f", x))[0]
    if kind == "double":
        return rng.choice([0.0, -0.0, 1.5, 0.1, math.inf, -math.inf, math.nan, rng.uniform(-1e9, 1e9), 5e-324])
    if kind == "bytes":
        return rng.randbytes(rng.choice([0, 1, 5, 70]))
    if kind == "string":
        return rng.choice(TEXTS + ["".join(chr(rng.randint(32, 0x2FF)) for _ in range(rng.randint(1, 20)))])
    full = names.get(kind, schema)
    if isinstance(full, dict) and "name" in full:
        names[full["name"]] = full
        names["shop." + full["name"]] = full
    kind = full["type"]
    if kind == "fixed":
        return rng.randbytes(full["size"])
    if kind == "enum":
        return rng.choice(full["symbols"])
    size = 0 if depth > 4 else rng.choice([0, 1, 2, 3, 9])
    if kind == "array":
        return [value_of(full["items"], rng, names, depth + 1) for _ in range(size)]
    if kind == "map":
        keys = {rng.choice(TEXTS) + str(i) for i in range(size)}
        return {key: value_of(full["values"], rng, names, depth + 1) for key in sorted(keys)}
    return {f["name"]: value_of(f["type"], rng, names, depth + 1) for f in full["fields"]}


def to_json(value):
    """Longs beyond 2^53 and the floats JSON lacks as text, bytes as one character a byte."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return value
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("latin-1")
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    return {key: to_json(item) for key, item in value.items()}


def seeded(name):
    return random.Random("avro " + name)
