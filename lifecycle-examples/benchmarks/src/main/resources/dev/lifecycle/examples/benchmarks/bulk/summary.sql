WITH d AS (SELECT customer_id, ts::DATE AS day, sum(amount) AS amt FROM ev GROUP BY 1, 2),
     g AS (SELECT customer_id, min(day) AS first_day, max(day) AS last_day, count(*) - 1 AS x, sum(amt) AS tot, arg_min(amt, day) AS first_amt FROM d GROUP BY 1)
SELECT customer_id, x, date_diff('day', first_day, last_day) / 7.0, date_diff('day', first_day, DATE '2025-12-31') / 7.0,
       CASE WHEN x > 0 THEN (tot - first_amt) / x ELSE 0 END FROM g;
