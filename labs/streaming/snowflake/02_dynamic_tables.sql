-- Part 2, step 3: Silver and Gold as dynamic tables.
--
-- Your attendee id stands in capitals in every name. Run 01_setup_streaming.sql first.

USE WAREHOUSE DE_WORKSHOP_WH;
USE SCHEMA DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING;

-- region: silver
-- Silver: typed, classified, each event once.
--
-- TARGET_LAG = DOWNSTREAM: refresh when Gold needs it, so both always share one point in time.
-- TRY_TO_TIMESTAMP_TZ gives NULL for a text that is no time. A plain ::TIMESTAMP_TZ would fail the
-- refresh, and every refresh after it, until the table is suspended.
-- QUALIFY keeps one row for each place in Kafka: after a crash the relay writes records again.
CREATE OR REPLACE DYNAMIC TABLE STREAMING_SILVER_USER_ACTIVITY
  TARGET_LAG = DOWNSTREAM
  WAREHOUSE = DE_WORKSHOP_WH
  REFRESH_MODE = INCREMENTAL
  INITIALIZE = ON_CREATE
AS
SELECT
  TRY_TO_TIMESTAMP_TZ(src:timestamp::VARCHAR)  AS event_ts,
  src:user_id::VARCHAR                         AS user_id,
  src:action::VARCHAR                          AS action,
  src:page::VARCHAR                            AS page,
  src:country::VARCHAR                         AS country,
  CASE src:action::VARCHAR
    WHEN 'purchase' THEN 'conversion'
    WHEN 'click' THEN 'engagement'
    ELSE 'browse'
  END                                          AS action_category,
  TRY_TO_NUMBER(src:partition::VARCHAR)        AS kafka_partition,
  TRY_TO_NUMBER(src:offset::VARCHAR)           AS kafka_offset,
  loaded_at
FROM STREAMING_BRONZE_USER_ACTIVITY
WHERE src:user_id::VARCHAR IS NOT NULL
  AND TRY_TO_TIMESTAMP_TZ(src:timestamp::VARCHAR) IS NOT NULL
QUALIFY ROW_NUMBER() OVER (
  PARTITION BY src:partition::VARCHAR, src:offset::VARCHAR
  ORDER BY loaded_at, source_file, source_row
) = 1;
-- endregion

-- region: gold
-- Gold: one row a country and minute.
--
-- TARGET_LAG is how old the content should at most become, measured to Bronze: a target that
-- Snowflake tries to meet, not an interval and not a promise. 60 seconds is the least it accepts.
CREATE OR REPLACE DYNAMIC TABLE STREAMING_GOLD_ACTIVITY_BY_COUNTRY
  TARGET_LAG = '1 minute'
  WAREHOUSE = DE_WORKSHOP_WH
  REFRESH_MODE = AUTO
  INITIALIZE = ON_CREATE
AS
SELECT
  DATE_TRUNC('MINUTE', event_ts)             AS window_minute,
  country,
  COUNT(*)                                   AS event_count,
  COUNT_IF(action_category = 'conversion')   AS purchases,
  COUNT(DISTINCT user_id)                    AS unique_users,
  COUNT_IF(action_category = 'engagement')   AS engagements
FROM STREAMING_SILVER_USER_ACTIVITY
GROUP BY DATE_TRUNC('MINUTE', event_ts), country;
-- endregion

-- region: verify-gold
-- Poll this: the counts grow as long as events arrive.
SELECT country,
       SUM(event_count) AS total_events,
       SUM(purchases)   AS total_purchases
FROM DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING.STREAMING_GOLD_ACTIVITY_BY_COUNTRY
GROUP BY country
ORDER BY total_events DESC
LIMIT 10;
-- endregion

-- region: verify-silver
-- How many rows of Bronze are copies, and how many cannot be used?
SELECT COUNT(*) AS bronze_rows,
       COUNT(DISTINCT src:partition::VARCHAR || '/' || src:offset::VARCHAR) AS places_in_kafka,
       COUNT_IF(src:user_id::VARCHAR IS NULL
                OR TRY_TO_TIMESTAMP_TZ(src:timestamp::VARCHAR) IS NULL) AS unusable_rows
FROM DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING.STREAMING_BRONZE_USER_ACTIVITY;

SELECT COUNT(*) AS silver_rows
FROM DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING.STREAMING_SILVER_USER_ACTIVITY;
-- endregion

-- region: refresh-history
-- What the scheduler did: each refresh with its state and the lag that was reached.
SELECT name, state, state_message, data_timestamp, refresh_start_time, refresh_end_time, refresh_action
FROM TABLE(DE_MASTERCLASS.INFORMATION_SCHEMA.DYNAMIC_TABLE_REFRESH_HISTORY(
  NAME_PREFIX => 'DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING'
))
ORDER BY data_timestamp DESC
LIMIT 20;
-- endregion

-- region: stop
-- A dynamic table costs something for as long as it refreshes. After the lab, run this line alone:
-- ALTER DYNAMIC TABLE STREAMING_GOLD_ACTIVITY_BY_COUNTRY SUSPEND;
-- endregion
