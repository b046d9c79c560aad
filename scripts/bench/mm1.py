"""A bare M/M/1 queue on SimPy: `mm1.py CUSTOMERS RUNS` prints the wall times in ms as JSON."""

import json
import random
import sys
import time

import simpy


def run(customers: int, seed: int) -> float:
    env = simpy.Environment()
    server = simpy.Resource(env, capacity=1)
    draw = random.Random(seed)
    waited = 0.0

    def customer():
        nonlocal waited
        arrived = env.now
        with server.request() as turn:
            yield turn
            waited += env.now - arrived
            yield env.timeout(draw.expovariate(1.0))

    def source():
        for _ in range(customers):
            yield env.timeout(draw.expovariate(0.9))
            env.process(customer())

    env.process(source())
    env.run()
    return waited / customers


times = []
mean = 0.0
for i in range(int(sys.argv[2])):
    start = time.perf_counter()
    mean = run(int(sys.argv[1]), i)
    times.append((time.perf_counter() - start) * 1000)
print(json.dumps({"version": simpy.__version__, "ms": times, "meanWait": mean}))
