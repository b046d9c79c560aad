# Databricks notebook source
# MAGIC %md
# MAGIC # 1. Bronze: from the Kafka topic into a Delta table
# MAGIC
# MAGIC Reads `user-activity`, takes the Avro message apart and appends every event, with the place
# MAGIC it had in Kafka, to `{attendee_id}_streaming.user_activity_bronze`. Nothing is filtered here:
# MAGIC what cannot be decoded is kept with its bytes, and silver decides what to do with it.
# MAGIC
# MAGIC Fill in the widgets above, then run the cells from top to bottom.

# COMMAND ----------

# MAGIC %md
# MAGIC ## Settings

# COMMAND ----------

dbutils.widgets.text("attendee_id", "{attendee_id}", "Attendee id")
dbutils.widgets.text("checkpoint_root", "/Volumes/main/{attendee_id}_streaming/checkpoints")
dbutils.widgets.text("topic", "user-activity", "Kafka topic")
dbutils.widgets.text("starting_offsets", "earliest", "Where a NEW query starts")
dbutils.widgets.text("trigger", "10 seconds", "Interval, or availableNow")
dbutils.widgets.text("secret_scope", "aiven-kafka", "Secret scope")
dbutils.widgets.text("security_protocol", "SASL_SSL")
dbutils.widgets.text("sasl_mechanism", "SCRAM-SHA-256")
dbutils.widgets.text(
    "jaas_class", "kafkashaded.org.apache.kafka.common.security.scram.ScramLoginModule"
)
dbutils.widgets.text("schema_registry_url", "", "Karapace address, or empty")

# COMMAND ----------

# region: bronze-settings
setting = dbutils.widgets.get
secret = lambda key: dbutils.secrets.get(scope=setting("secret_scope"), key=key)

schema_name = setting("attendee_id") + "_streaming"
bronze_table = schema_name + ".user_activity_bronze"
checkpoint = setting("checkpoint_root") + "/user_activity_bronze"

spark.sql("CREATE SCHEMA IF NOT EXISTS " + schema_name)
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## The connection
# MAGIC
# MAGIC User name, password and certificate come from a secret scope: a notebook is shared and
# MAGIC exported, a secret is not. `kafkashaded.` is the package under which Databricks ships the
# MAGIC Kafka client; an open-source Spark takes the class name without it.

# COMMAND ----------

# region: kafka-options
jaas = '{} required username="{}" password="{}";'.format(
    setting("jaas_class"), secret("username"), secret("password")
)

kafka_options = {
    "kafka.bootstrap.servers": secret("bootstrap-servers"),
    "kafka.security.protocol": setting("security_protocol"),
    "kafka.sasl.mechanism": setting("sasl_mechanism"),
    "kafka.sasl.jaas.config": jaas,
    # Aiven signs its brokers with the project's own CA, so the client must be given it.
    "kafka.ssl.truststore.type": "PEM",
    "kafka.ssl.truststore.certificates": secret("ca-certificate"),
    "subscribe": setting("topic"),
    # Counts only for a query without a checkpoint. Spark's default is latest, which would
    # skip whatever was published before the first start.
    "startingOffsets": setting("starting_offsets"),
    # If Kafka has already deleted what the checkpoint asks for, stop and say so.
    "failOnDataLoss": "true",
}
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## The Avro schema
# MAGIC
# MAGIC From the registry when its address is given, else the five strings of the course. With the
# MAGIC registry the id of the schema is known too, and a message written with another schema is
# MAGIC left undecoded instead of being read wrongly.

# COMMAND ----------

# region: avro-schema
import base64
import json
from urllib.request import Request, urlopen

FIELDS = ["timestamp", "user_id", "action", "page", "country"]


def latest_schema(url, subject, user, password):
    """The newest schema of a subject and its id, as the registry's REST API gives them."""
    token = base64.b64encode((user + ":" + password).encode()).decode()
    request = Request(
        url.rstrip("/") + "/subjects/" + subject + "/versions/latest",
        headers={"Authorization": "Basic " + token},
    )
    with urlopen(request, timeout=30) as answer:
        found = json.load(answer)
    return found["schema"], found["id"]


if setting("schema_registry_url"):
    avro_schema, known_schema_id = latest_schema(
        setting("schema_registry_url"),
        setting("topic") + "-value",
        secret("username"),
        secret("password"),
    )
else:
    fields = [{"name": name, "type": "string"} for name in FIELDS]
    avro_schema = json.dumps({"type": "record", "name": "UserActivity", "fields": fields})
    known_schema_id = None
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Read

# COMMAND ----------

# region: read
messages = spark.readStream.format("kafka").options(**kafka_options).load()
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Transform
# MAGIC
# MAGIC The first five bytes are not Avro: a zero, then the schema id as a big-endian integer. They
# MAGIC are checked and cut off (`substring` counts from 1). `PERMISSIVE` turns a message that does
# MAGIC not decode into NULLs; the default, `FAILFAST`, would stop the whole query on it, again and
# MAGIC again after every restart.

# COMMAND ----------

# region: decode
from pyspark.sql import functions as F
from pyspark.sql.avro.functions import from_avro

framed = messages.withColumn(
    "schema_id",
    F.when(
        F.expr("length(value) > 5 AND hex(substring(value, 1, 1)) = '00'"),
        F.expr("CAST(conv(hex(substring(value, 2, 4)), 16, 10) AS BIGINT)"),
    ),
)
readable = F.col("schema_id").isNotNull()
if known_schema_id is not None:
    readable = F.col("schema_id") == known_schema_id

decoded = framed.withColumn(
    "event",
    F.when(
        readable,
        from_avro(F.expr("substring(value, 6)"), avro_schema, {"mode": "PERMISSIVE"}),
    ),
)

bronze = decoded.select(
    *[F.col("event." + name).cast("string").alias(name) for name in FIELDS],
    F.col("partition").alias("kafka_partition"),
    F.col("offset").alias("kafka_offset"),
    F.col("timestamp").alias("kafka_timestamp"),
    "schema_id",
    F.col("value").alias("kafka_value"),
    F.current_timestamp().alias("bronze_processing_timestamp"),
)
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Write
# MAGIC
# MAGIC - **append**: every message is a new row, and no row ever changes.
# MAGIC - **checkpoint**: on cloud storage and given by hand. Without it a query into Delta does not
# MAGIC   start. It records which offsets each batch was to read, so a restart repeats exactly the
# MAGIC   batch that was cut off, and Delta ignores a batch that it already holds.
# MAGIC - **trigger**: every 10 seconds. Spark's default starts a batch as soon as the last one has
# MAGIC   ended, which on a slow topic means thousands of tiny files. `availableNow` reads what is
# MAGIC   there and stops; serverless compute takes only that one.

# COMMAND ----------

# region: write
trigger = (
    {"availableNow": True}
    if setting("trigger") == "availableNow"
    else {"processingTime": setting("trigger")}
)

query = (
    bronze.writeStream.format("delta")
    .outputMode("append")
    .option("checkpointLocation", checkpoint)
    .trigger(**trigger)
    .queryName("user_activity_bronze")
    .toTable(bronze_table)
)
if "availableNow" in trigger:
    query.awaitTermination()
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Verify
# MAGIC
# MAGIC Run this cell several times: the count grows while the generator publishes, and the newest
# MAGIC processing time stays within about one trigger of now.

# COMMAND ----------

# region: verify-bronze
display(
    spark.sql(f"""
        SELECT COUNT(*)                         AS events,
               COUNT_IF(timestamp IS NULL)      AS undecoded,
               MAX(bronze_processing_timestamp) AS newest
        FROM {bronze_table}
    """)
)
# endregion
