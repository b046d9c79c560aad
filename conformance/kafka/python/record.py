"""Partitions of librdkafka: by its own exported partitioner, and by its producer on a mock cluster."""
import ctypes
import glob
import json
import os
import sys

import confluent_kafka

keys = [bytes.fromhex(key) for key in json.load(open(sys.argv[1]))["keys"]]
site = os.path.dirname(os.path.dirname(confluent_kafka.__file__))
library = ctypes.CDLL(glob.glob(site + "/confluent_kafka.libs/librdkafka*")[0])
partitioner = library.rd_kafka_msg_partitioner_consistent_random
partitioner.restype = ctypes.c_int32
partitioner.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p]
direct = [[partitioner(None, key, len(key), n, None, None) for n in range(1, 13)] if key else None for key in keys]

# The mock cluster makes a topic with 4 partitions at the first message; it listens on loopback only.
delivered = {}
producer = confluent_kafka.Producer({"bootstrap.servers": "", "test.mock.num.brokers": 1, "log_level": 0})


def report(error, message):
    if error is not None:
        raise SystemExit(str(error))
    delivered[message.key()] = message.partition()


for key in keys:
    if key:
        producer.produce("user-activity", key=key, value=b"x", on_delivery=report)
        producer.poll(0)
producer.flush(60)
metadata = producer.list_topics("user-activity", 10).topics["user-activity"]
json.dump({
    "librdkafka": confluent_kafka.libversion()[0],
    "direct": direct,
    "mockPartitions": len(metadata.partitions),
    "delivered": [delivered.get(key) for key in keys],
}, open(sys.argv[2], "w"))
