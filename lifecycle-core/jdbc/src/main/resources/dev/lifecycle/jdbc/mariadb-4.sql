-- Lifecycle tables for MariaDB 10.6 or later, from version 3 to version 4.
-- What of a subject's past no timer is to fire for: up to when timers count as spent, and since when silence counts.

ALTER TABLE lifecycle_position ADD COLUMN spent_up_to BIGINT;
ALTER TABLE lifecycle_position ADD COLUMN silence_from BIGINT;

UPDATE lifecycle_schema SET version = 4;
