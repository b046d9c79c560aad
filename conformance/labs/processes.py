"""Children of the tests: started on loopback, told to end by id, never left behind."""

import os
import socket
import subprocess
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(ready, seconds, what):
    """Asks until it is so; says what it waited for when the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if ready():
            return
        time.sleep(0.05)
    raise TimeoutError(f"waited {seconds} s for {what}")


def listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Child:
    """One program with its output in a file."""

    def __init__(self, arguments, log, **options):
        self.log = log
        with open(log, "ab") as out:
            self.process = subprocess.Popen(arguments, stdout=out, stderr=out, **options)

    def await_port(self, port, seconds=60):
        def up():
            if self.process.poll() is not None:
                raise RuntimeError(f"ended with {self.process.returncode}: {self.tail()}")
            return listening(port)

        wait_until(up, seconds, f"port {port}")

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
