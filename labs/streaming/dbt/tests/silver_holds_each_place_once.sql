-- Fails with the places in Kafka that Silver holds more than once.
SELECT kafka_partition, kafka_offset, COUNT(*) AS copies
FROM {{ ref('streaming_silver_user_activity') }}
GROUP BY kafka_partition, kafka_offset
HAVING COUNT(*) > 1
