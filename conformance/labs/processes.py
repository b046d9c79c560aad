"""Children of the tests: started on loopback, told to end by id, never left behind."""

import os
import socket
import subprocess
import time


# A limit for what hangs, in seconds: no test says how fast the machine must be.
PATIENCE = 300


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(ready, what):
    """Asks until it is so; says what it waited for when the patience is over."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if ready():
            return
        time.sleep(0.05)
    raise TimeoutError(f"waited {PATIENCE} s for {what}")


def listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Child:
    """One program with its output in a file."""

    def __init__(self, arguments, log, **options):
        self.log = log
        with open(log, "ab") as out:
            self.process = subprocess.Popen(arguments, stdout=out, stderr=out, **options)

    def await_port(self, port):
        def up():
            if self.process.poll() is not None:
                raise RuntimeError(f"ended with {self.process.returncode}: {self.tail()}")
            return listening(port)

        wait_until(up, f"port {port}")

    def tail(self):
        return self.log.read_text(errors="replace")[-2000:]

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def signal(self, number):
        os.kill(self.process.pid, number)
