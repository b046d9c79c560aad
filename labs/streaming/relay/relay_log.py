"""The structured log."""

import json
import sys
from datetime import datetime, timezone


def log(event, **facts):
    """One JSON object a line on standard error: what happened, then the facts."""
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
    print(json.dumps({"at": now, "event": event, **facts}), file=sys.stderr, flush=True)
