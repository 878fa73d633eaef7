WITH m AS (SELECT DISTINCT customer_id, date_trunc('month', ts)::DATE AS mth FROM ev),
     f AS (SELECT customer_id, min(mth) AS cohort FROM m GROUP BY 1)
SELECT cohort, date_diff('month', cohort, mth) AS k, count(*) FROM m JOIN f USING (customer_id) GROUP BY 1, 2 ORDER BY 1, 2;
