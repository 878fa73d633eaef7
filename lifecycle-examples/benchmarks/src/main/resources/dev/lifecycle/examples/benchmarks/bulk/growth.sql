WITH m AS (SELECT DISTINCT customer_id, date_trunc('month', ts)::DATE AS mth FROM ev),
     w AS (SELECT customer_id, mth, lag(mth) OVER p AS prev, lead(mth) OVER p AS nxt FROM m WINDOW p AS (PARTITION BY customer_id ORDER BY mth)),
     a AS (SELECT mth, count(*) AS active, count(*) FILTER (prev IS NULL) AS new_c, count(*) FILTER (prev = mth - INTERVAL 1 MONTH) AS retained,
                  count(*) FILTER (prev < mth - INTERVAL 1 MONTH) AS resurrected FROM w GROUP BY 1),
     c AS (SELECT (mth + INTERVAL 1 MONTH)::DATE AS mth, count(*) AS churned FROM w WHERE nxt IS NULL OR nxt > mth + INTERVAL 1 MONTH GROUP BY 1)
SELECT a.*, coalesce(c.churned, 0) FROM a LEFT JOIN c USING (mth) ORDER BY 1;
