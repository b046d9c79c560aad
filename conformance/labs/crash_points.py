"""Each brings one relay to a crash point behind one complete flush, and kills it there."""

import signal
import time

from processes import PATIENCE


def while_collecting(bench):
    relay = bench.relay(flush_records=100_000, flush_seconds=3600)
    relay.await_event("assigned")
    time.sleep(0.6)
    relay.kill()
    assert not relay.seen("upload")


def during_the_upload(bench):
    proxy = bench.storage.proxy
    proxy.arm("request", from_put=2)
    relay = bench.relay()
    relay.await_event("upload", 2)
    assert proxy.held.wait(PATIENCE)
    relay.kill()
    assert len(relay.seen("stored")) == 1


def before_the_reply(bench):
    proxy = bench.storage.proxy
    proxy.arm("reply", from_put=2)
    relay = bench.relay()
    assert proxy.held.wait(PATIENCE)
    relay.kill()
    assert len(relay.seen("stored")) == 1


def at_the_commit(bench):
    broker = bench.broker.child

    def pause():
        broker.signal(signal.SIGSTOP)
        # The signal reaches every thread of the broker before the relay hears of its file.
        time.sleep(0.1)

    bench.storage.proxy.arm("pass", from_put=2, at_reply=pause)
    relay = bench.relay()
    try:
        relay.await_event("stored", 2)
        time.sleep(0.1)
        relay.kill()
    finally:
        broker.signal(signal.SIGCONT)
    told = [one["event"] for one in relay.events]
    assert "committed" not in told[len(told) - told[::-1].index("stored") :]


def after_the_commit(bench):
    relay = bench.relay()
    relay.await_event("committed", 2)
    relay.kill()


CRASH_POINTS = [
    while_collecting,
    during_the_upload,
    before_the_reply,
    at_the_commit,
    after_the_commit,
]
