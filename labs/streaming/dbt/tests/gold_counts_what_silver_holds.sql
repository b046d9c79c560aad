-- Fails when the sums differ. Both tables are read as they are now: run it when no refresh is
-- under way, or it may compare two different moments.
SELECT gold.events AS gold_events, silver.events AS silver_events
FROM (SELECT SUM(event_count) AS events FROM {{ ref('streaming_gold_activity_by_country') }}) AS gold,
     (SELECT COUNT(*) AS events FROM {{ ref('streaming_silver_user_activity') }}) AS silver
WHERE COALESCE(gold.events, 0) <> silver.events
