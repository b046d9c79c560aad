"""Broken messages made from good ones: every way in which a message goes wrong on its way."""

# Schemas that every real decoder takes; Spark refuses recursive ones before it reads a byte.
SOURCES = ["activity", "mixed", "longs", "ints", "floats", "flags", "blob", "digest", "action", "tags",
           "counts", "nested", "orders", "grid", "choice", "nullableEnum", "nullableList", "bareString", "bareArray"]

# The first worked message of semantics.md C3.
E1 = bytes.fromhex("000000000728323032362d30312d30315430393a30303a33305a0c752d31303031" "08766965770a2f686f6d65044445")

LENGTHS = {"length -1": "01", "length -64": "7f", "length 1000": "d00f", "length 2147483647": "feffffff0f",
           "length 2^62": "808080808080808080" + "01", "length -2^63": "ff" * 9 + "01"}
NUMBERS = {"zero padded to 5 bytes": "8080808000", "zero padded to 10 bytes": "80" * 9 + "00",
           "ten bytes, bits lost": "ff" * 9 + "7f", "eleven bytes": "80" * 10 + "00", "33 bits": "8080808010",
           "endless": "ff" * 12}


def broken_messages(good, rng):
    """(schema, what was done, framed hex, fed whole) for a dict of good framed messages by schema."""
    out = []

    def add(schema, what, data, whole=False):
        out.append({"schema": schema, "what": what, "hex": data.hex(), "whole": whole})

    for name in SOURCES:
        messages = [m for m in good[name] if len(m) > 8] or good[name]
        for message in messages[:3]:
            cut = rng.randint(6, max(6, len(message) - 1))
            add(name, "cut at %d" % cut, message[:cut])
            add(name, "last byte gone", message[:-1])
            add(name, "two bytes left over", message + b"\xff\xff")
            at = rng.randint(5, len(message) - 1)
            add(name, "byte %d changed" % at, message[:at] + bytes([rng.randint(0, 255)]) + message[at + 1:])
            add(name, "byte %d has a bit more" % at, message[:at] + bytes([message[at] | 0x80]) + message[at + 1:])
        for what, text in {**LENGTHS, **NUMBERS}.items():
            add(name, "starts with " + what, messages[0][:5] + bytes.fromhex(text) + messages[0][6:])
    # Spark refuses a recursive schema before it reads a byte; the message itself is good.
    for name in ("list", "tree"):
        add(name, "recursive schema", good[name][0])
    e1 = E1
    for name in ("activity", "mixed", "bareString"):
        message = good[name][0]
        for size in range(6):
            add(name, "first %d bytes" % size, message[:size])
        for magic in (1, 2, 255):
            add(name, "magic %d" % magic, bytes([magic]) + message[1:])
        add(name, "unknown id", b"\x00\x00\x0f\x42\x40" + message[5:])
    for ident in list(range(1, 24)) + [84, 85, 86, 100, 127]:
        add("activity", "header not stripped, id %d" % ident, b"\x00" + ident.to_bytes(4, "big") + e1[5:], True)
    bad_texts = ["ff", "c3", "c328", "e28228", "e282", "eda080", "f0808080", "f4908080", "80", "c0af", "41ff42", "f09f98"]
    for text in bad_texts:
        size = len(text) // 2
        add("bareString", "bad UTF-8 " + text, bytes.fromhex("0000000001%02x" % (size * 2) + text))
    for index in ("04", "01", "03", "06", "fe01", "80808080808001"):
        body = good["mixed"][0][:5] + b"\x00" + bytes.fromhex(index) + bytes.fromhex("0501000000000000f83f")
        add("mixed", "union index " + index, body)
        add("action", "symbol index " + index, b"\x00\x00\x00\x00\x01" + bytes.fromhex(index) + b"\x02")
    for byte in (2, 127, 128, 255):
        add("flags", "boolean %d" % byte, bytes([0, 0, 0, 0, 1, byte, 1, 2, 0x41]))
    for what, text in {"count 5 of 2": "0a04410442", "wrong block size": "0312024102420002",
                       "negative block size": "0303024102420002", "count -2^63": "ff" * 9 + "0100",
                       "no end": "0402410242", "count 1000": "d00f024102420002"}.items():
        add("tags", "block: " + what, b"\x00\x00\x00\x00\x01" + bytes.fromhex(text))
        add("counts", "block: " + what, b"\x00\x00\x00\x00\x01" + bytes.fromhex(text))
    return out
