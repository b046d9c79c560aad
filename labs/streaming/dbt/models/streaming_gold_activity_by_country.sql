-- region: gold
{{ config(
    materialized = 'dynamic_table',
    target_lag = '1 minute',
    snowflake_warehouse = 'DE_WORKSHOP_WH'
) }}

SELECT
  DATE_TRUNC('MINUTE', event_ts)             AS window_minute,
  country,
  COUNT(*)                                   AS event_count,
  COUNT_IF(action_category = 'conversion')   AS purchases,
  COUNT(DISTINCT user_id)                    AS unique_users,
  COUNT_IF(action_category = 'engagement')   AS engagements
FROM {{ ref('streaming_silver_user_activity') }}
GROUP BY DATE_TRUNC('MINUTE', event_ts), country
-- endregion
