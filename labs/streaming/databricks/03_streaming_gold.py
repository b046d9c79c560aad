# Databricks notebook source
# MAGIC %md
# MAGIC # 3. Gold: events by country in sliding windows
# MAGIC
# MAGIC Reads silver as a stream and counts the events of each country in windows of 5 minutes that
# MAGIC start every minute. A window is written once, when the watermark has passed its end, to
# MAGIC `{attendee_id}_streaming.activity_by_country_5min`.

# COMMAND ----------

dbutils.widgets.text("attendee_id", "{attendee_id}", "Attendee id")
dbutils.widgets.text("checkpoint_root", "/Volumes/main/{attendee_id}_streaming/checkpoints")
dbutils.widgets.text("trigger", "10 seconds", "Interval, or availableNow")

# COMMAND ----------

# region: gold-settings
setting = dbutils.widgets.get

schema_name = setting("attendee_id") + "_streaming"
silver_table = schema_name + ".user_activity_silver"
gold_table = schema_name + ".activity_by_country_5min"
checkpoint = setting("checkpoint_root") + "/activity_by_country_5min"

spark.conf.set("spark.sql.session.timeZone", "UTC")
# The number of state partitions is fixed in the checkpoint by the first start. A few dozen
# countries need 8 of them; the default of 200 would open 200 state stores in every batch.
spark.conf.set("spark.sql.shuffle.partitions", "8")
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Read
# MAGIC
# MAGIC The first run meets a table that already holds rows, and Delta would hand them over in the
# MAGIC order of its files. Old events could then come after new ones and be dropped as late;
# MAGIC `withEventTimeOrder` reads that first content by event time instead.

# COMMAND ----------

# region: read-silver
silver = spark.readStream.option("withEventTimeOrder", "true").table(silver_table)
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Transform

# COMMAND ----------

# region: window
from pyspark.sql import functions as F

gold = (
    silver.withWatermark("event_timestamp", "10 minutes")
    .groupBy(F.window("event_timestamp", "5 minutes", "1 minute"), "country")
    .agg(F.count("*").alias("event_count"))
    .select(
        F.col("window.start").alias("window_start"),
        F.col("window.end").alias("window_end"),
        "country",
        "event_count",
    )
)
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Write
# MAGIC
# MAGIC - **append**: a row appears once, when its window is final, and never changes. The first rows
# MAGIC   therefore come 10 to 11 minutes of event time after the first event. Delta as a sink takes
# MAGIC   append or complete; complete would rewrite the table every batch and never forget a
# MAGIC   window, and update is refused.
# MAGIC - **checkpoint**: holds the open windows and the watermark as well as the position. Deleting
# MAGIC   it deletes them.
# MAGIC - **trigger**: every 10 seconds. The watermark moves at the end of a batch, and the windows
# MAGIC   that it closes are written by the next one, so the trigger is also the time a finished
# MAGIC   window waits. Shorter would mean more commits and files; a minute would add up to a minute.

# COMMAND ----------

# region: write-gold
trigger = (
    {"availableNow": True}
    if setting("trigger") == "availableNow"
    else {"processingTime": setting("trigger")}
)

query = (
    gold.writeStream.format("delta")
    .outputMode("append")
    .option("checkpointLocation", checkpoint)
    .trigger(**trigger)
    .queryName("activity_by_country_5min")
    .toTable(gold_table)
)
if "availableNow" in trigger:
    query.awaitTermination()
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Verify
# MAGIC
# MAGIC Every event lies in five windows, so a plain sum counts it five times. Windows that start at
# MAGIC minutes divisible by five do not overlap: over those the sum is right.

# COMMAND ----------

# region: verify-gold
display(
    spark.sql(f"""
        SELECT country, SUM(event_count) AS total_events
        FROM {gold_table}
        WHERE minute(window_start) % 5 = 0
        GROUP BY country
        ORDER BY total_events DESC
        LIMIT 10
    """)
)
# endregion

# COMMAND ----------

# MAGIC %md
# MAGIC ## Watch the watermark
# MAGIC
# MAGIC Each batch reports its watermark, the rows it holds as state and the groups it dropped as too
# MAGIC late. A dropped group is one window of one country, not one event.

# COMMAND ----------

# region: progress
for batch in query.recentProgress[-5:]:
    operator = batch["stateOperators"][0] if batch["stateOperators"] else {}
    print(
        batch["batchId"],
        batch["eventTime"].get("watermark", "no watermark yet"),
        "state rows:", operator.get("numRowsTotal"),
        "dropped groups:", operator.get("numRowsDroppedByWatermark"),
    )
# endregion
