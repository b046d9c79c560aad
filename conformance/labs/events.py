"""User activity as the course knows it, and as it goes wrong. Seeded: the same events each time."""

import random
from datetime import datetime, timedelta, timezone

START = datetime(2026, 1, 1, 9, 0, tzinfo=timezone.utc)
ACTIONS = ["view", "view", "view", "click", "scroll", "search", "purchase"]
COUNTRIES = ["DE", "US", "FR", "GB", "IN", "BR", "JP", "NL"]
PAGES = ["/home", "/product/1", "/product/2", "/café", "/cart"]


def stamp(moment):
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def activity(count, seed=8, start=START, every=timedelta(milliseconds=50), late_share=0.1):
    """Dicts of the five fields in the order of arrival; some are up to 20 minutes late."""
    chance = random.Random(seed)
    for number in range(count):
        late = chance.random() < late_share
        lateness = timedelta(seconds=chance.randint(1, 1200 if late else 3))
        yield {
            "timestamp": stamp(start + number * every - lateness),
            "user_id": f"u-{chance.randint(1, 400)}",
            "action": chance.choice(ACTIONS),
            "page": chance.choice(PAGES),
            "country": chance.choice(COUNTRIES),
        }
