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


class KafkaLines(logging.Handler):
    """The Kafka client's own messages, in the same form as ours."""

    def emit(self, record):
        log("kafka-client", level=record.levelname, text=record.getMessage())


def kafka_logger():
    logger = logging.getLogger("kafka-client")
    logger.propagate = False
    logger.addHandler(KafkaLines())
    return logger
