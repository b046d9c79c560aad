-- Part 2, step 1: from files in Azure storage to rows in a Bronze table.
--
-- Your attendee id stands in capitals in every name; in angle brackets stands the storage account,
-- which the trainer tells. 00_account_once.sql has been run before, once for everybody.

-- 1. Your own schema.
USE WAREHOUSE DE_WORKSHOP_WH;
CREATE SCHEMA IF NOT EXISTS DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING;
USE SCHEMA DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING;

-- region: bronze-table
-- 2. Bronze: one row an event, whole, as VARIANT. Nothing can fail to fit here; types are Silver's
--    business. Beside it: the file and line that the row came from, and when it was loaded.
CREATE TABLE IF NOT EXISTS STREAMING_BRONZE_USER_ACTIVITY (
  SRC         VARIANT,
  SOURCE_FILE VARCHAR,
  SOURCE_ROW  NUMBER,
  LOADED_AT   TIMESTAMP_LTZ
);
-- endregion

-- region: stage
-- 3. How a file is read: one JSON document a line.
CREATE FILE FORMAT IF NOT EXISTS STREAMING_NDJSON
  TYPE = JSON
  COMPRESSION = NONE
  STRIP_OUTER_ARRAY = FALSE;

-- 4. Where the files are.
CREATE STAGE IF NOT EXISTS STREAMING_USER_ACTIVITY_STAGE
  URL = 'azure://<storage-account>.blob.core.windows.net/nyc-taxi-data/streaming/user-activity/'
  STORAGE_INTEGRATION = DE_WORKSHOP_ADLS
  FILE_FORMAT = (FORMAT_NAME = 'STREAMING_NDJSON');
-- endregion

-- region: pipe
-- 5. The pipe: a COPY that runs whenever the queue tells of a new file.
--    SKIP_FILE is Snowpipe's default and is written down because it matters: one broken line
--    leaves out the whole file. The relay writes valid JSON even for a message it cannot decode.
CREATE PIPE IF NOT EXISTS STREAMING_USER_ACTIVITY_PIPE
  AUTO_INGEST = TRUE
  INTEGRATION = 'DE_WORKSHOP_EVENTS'
AS
COPY INTO STREAMING_BRONZE_USER_ACTIVITY (SRC, SOURCE_FILE, SOURCE_ROW, LOADED_AT)
FROM (
  SELECT $1, METADATA$FILENAME, METADATA$FILE_ROW_NUMBER, METADATA$START_SCAN_TIME
  FROM @STREAMING_USER_ACTIVITY_STAGE
)
ON_ERROR = SKIP_FILE;
-- endregion

-- region: refresh
-- 6. Files that lay there before the pipe was created sent no event to it: load those of the last
--    seven days once by hand.
ALTER PIPE STREAMING_USER_ACTIVITY_PIPE REFRESH;
-- endregion

-- region: verify-bronze
-- 7. Verify: run it again after a minute, with the relay running, and EVENTS has grown.
SELECT COUNT(*)                    AS EVENTS,
       COUNT(DISTINCT SOURCE_FILE) AS FILES,
       MAX(LOADED_AT)              AS NEWEST
FROM DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING.STREAMING_BRONZE_USER_ACTIVITY;
-- endregion

-- region: pipe-status
-- If nothing arrives: is the pipe running, and when did it last hear of a file?
SELECT SYSTEM$PIPE_STATUS('DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING.STREAMING_USER_ACTIVITY_PIPE');

-- Which files were loaded, partly loaded or skipped in the last hour, and why.
SELECT FILE_NAME, STATUS, ROW_COUNT, FIRST_ERROR_MESSAGE, LAST_LOAD_TIME
FROM TABLE(DE_MASTERCLASS.INFORMATION_SCHEMA.COPY_HISTORY(
  TABLE_NAME => 'DE_MASTERCLASS.{ATTENDEE_ID}_STREAMING.STREAMING_BRONZE_USER_ACTIVITY',
  START_TIME => DATEADD(HOUR, -1, CURRENT_TIMESTAMP())
))
ORDER BY LAST_LOAD_TIME DESC;
-- endregion
