"""The structured log."""

import json
import logging
import sys
from datetime import datetime, timezone


def log(event, **facts):
    """One JSON object a line on standard error: what happened, then the facts."""
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
    # One write a line, so that nobody else's line can come between the text and its end.
    sys.stderr.write(json.dumps({"at": now, "event": event, **facts}) + "\n")
    sys.stderr.flush()


class Lines(logging.Handler):
    """What the libraries say, in the same form as what we say."""

    def emit(self, record):
        log(record.name, level=record.levelname, text=record.getMessage())


def library_logger(name):
    logger = logging.getLogger(name)
    logger.propagate = False
    logger.addHandler(Lines())
    return logger


# Python's warnings go to the logger of this name once they are captured.
logging.captureWarnings(True)
library_logger("py.warnings")
