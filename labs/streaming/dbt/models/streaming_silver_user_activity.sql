-- region: silver
{{ config(
    materialized = 'dynamic_table',
    target_lag = 'downstream',
    snowflake_warehouse = 'DE_WORKSHOP_WH',
    refresh_mode = 'INCREMENTAL'
) }}

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
FROM {{ source('streaming_bronze', 'streaming_bronze_user_activity') }}
WHERE src:user_id::VARCHAR IS NOT NULL
  AND TRY_TO_TIMESTAMP_TZ(src:timestamp::VARCHAR) IS NOT NULL
QUALIFY ROW_NUMBER() OVER (
  PARTITION BY src:partition::VARCHAR, src:offset::VARCHAR
  ORDER BY loaded_at, source_file, source_row
) = 1
-- endregion
