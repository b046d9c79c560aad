# Databricks notebook source
# MAGIC %md
# MAGIC # 2. Silver: typed, classified, and what is wrong set aside
# MAGIC
# MAGIC Reads bronze as a stream. A row with a user and a readable time goes to
# MAGIC `{attendee_id}_streaming.user_activity_silver`; every other row goes to
# MAGIC `user_activity_quarantine` with the reason. No row is lost, and bad rows stop nobody.

# COMMAND ----------

dbutils.widgets.text("attendee_id", "{attendee_id}", "Attendee id")
dbutils.widgets.text("checkpoint_root", "/Volumes/main/{attendee_id}_streaming/checkpoints")
dbutils.widgets.text("trigger", "10 seconds", "Interval, or availableNow")

# COMMAND ----------

# region: silver-settings
setting = dbutils.widgets.get

schema_name = setting("attendee_id") + "_streaming"
bronze_table = schema_name + ".user_activity_bronze"
silver_table = schema_name + ".user_activity_silver"
quarantine_table = schema_name + ".user_activity_quarantine"

# A time without a zone is read in the session's zone: make that UTC on every cluster.
spark.conf.set("spark.sql.session.timeZone", "UTC")
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Transform
# MAGIC
# MAGIC `try_to_timestamp` gives NULL for a text that is no time. A plain cast would raise an error
# MAGIC where ANSI mode is on (the default of Spark 4), and one bad event would stop the stream.

# COMMAND ----------

# region: classify
from pyspark.sql import functions as F

typed = (
    spark.readStream.table(bronze_table)
    .withColumn("event_timestamp", F.try_to_timestamp(F.col("timestamp")))
    .withColumn(
        "action_category",
        F.when(F.col("action") == "purchase", "conversion")
        .when(F.col("action") == "click", "engagement")
        .otherwise("browse"),
    )
    .withColumn(
        "problem",
        F.when(F.col("timestamp").isNull(), "message could not be decoded")
        .when(F.col("user_id").isNull(), "no user_id")
        .when(F.col("event_timestamp").isNull(), "timestamp could not be read"),
    )
)
# endregion

# COMMAND ----------

# region: split
kafka_place = ["kafka_partition", "kafka_offset", "kafka_timestamp"]

silver = typed.where("problem IS NULL").select(
    "event_timestamp",
    "user_id",
    "action",
    "page",
    "country",
    "action_category",
    *kafka_place,
    "bronze_processing_timestamp",
    F.current_timestamp().alias("silver_processing_timestamp"),
)

quarantine = typed.where("problem IS NOT NULL").select(
    "problem",
    "timestamp",
    "user_id",
    *kafka_place,
    "schema_id",
    "kafka_value",
    "bronze_processing_timestamp",
)
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Write
# MAGIC
# MAGIC Two queries, each with a checkpoint of its own: a checkpoint belongs to one query and cannot
# MAGIC be shared. Bronze is read twice for it, and both tables stay exactly-once without any code
# MAGIC of ours. (One `foreachBatch` that writes both would be at-least-once.)

# COMMAND ----------

# region: write-silver
trigger = (
    {"availableNow": True}
    if setting("trigger") == "availableNow"
    else {"processingTime": setting("trigger")}
)


def write(rows, table):
    """Starts one append query into one Delta table."""
    name = table.split(".")[-1]
    return (
        rows.writeStream.format("delta")
        .outputMode("append")
        .option("checkpointLocation", setting("checkpoint_root") + "/" + name)
        .trigger(**trigger)
        .queryName(name)
        .toTable(table)
    )


queries = [write(silver, silver_table), write(quarantine, quarantine_table)]
if "availableNow" in trigger:
    for query in queries:
        query.awaitTermination()
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Verify
# MAGIC
# MAGIC Silver and quarantine together hold as many rows as bronze, a trigger later.

# COMMAND ----------

# region: verify-silver
display(
    spark.sql(f"""
        SELECT action_category, COUNT(*) AS events, MAX(event_timestamp) AS newest_event
        FROM {silver_table}
        GROUP BY action_category
        ORDER BY events DESC
    """)
)
display(
    spark.sql(f"SELECT problem, COUNT(*) AS messages FROM {quarantine_table} GROUP BY problem")
)
# endregion
