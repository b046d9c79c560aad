"""What the notebooks' gold is held against: the events, in slices, and the engine's form of rows."""

from datetime import timedelta, timezone

import engine
from events import START, activity

SLICES = 8
SLICE = timedelta(minutes=10)

#: Ninety minutes, one event a second; every sixth tries again for up to half an hour.
GENERATED = {
    "seed": 8,
    "startMs": engine.milliseconds(START),
    "durationMs": 90 * 60_000,
    "activity": {
        "rate": [{"fromMs": 0, "perSecond": 1}],
        "nullUserPerMille": 10,
        "lateness": {"retryPerMille": 170, "retryMaxMs": 1_800_000},
    },
}


def slices():
    """Eight stretches of ten minutes; one event in seven is up to half an hour late."""
    for number in range(SLICES):
        start = START + number * SLICE
        late = activity(600, seed=number, start=start, every=timedelta(seconds=1), late_share=0.15)
        yield list(late)


def as_output(rows):
    """Gold's rows in the form and order of the engine's."""
    shaped = [
        {
            "start": engine.milliseconds(row["window_start"].astimezone(timezone.utc)),
            "end": engine.milliseconds(row["window_end"].astimezone(timezone.utc)),
            "key": row["country"],
            "count": row["event_count"],
        }
        for row in rows
    ]
    return sorted(shaped, key=lambda row: (row["start"], row["key"]))


def late_and_partly_late(wanted, published):
    """How many events miss all of their windows in the batch that reads them, and how many some."""
    batches = [one for one in wanted if one["inputRows"] > 0]
    assert [one["inputRows"] for one in batches] == [len(events) for events in published]
    late, partly = 0, 0
    for batch, events in zip(batches, published):
        for event in events:
            first = engine.at(event) // 60_000 * 60_000 + 60_000
            missed = sum(first + n * 60_000 <= batch["lateWatermark"] for n in range(5))
            late += missed == 5
            partly += 0 < missed < 5
    return late, partly
