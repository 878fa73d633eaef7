-- Lifecycle tables for MariaDB 10.6 or later, from version 2 to version 3.
-- Touchpoints have keys drawn at random; those of before keep the keys they were sent with, composed of what planned them.

DROP INDEX lifecycle_touchpoint_due ON lifecycle_touchpoint;
ALTER TABLE lifecycle_touchpoint ADD COLUMN touchpoint_key VARCHAR(640);
UPDATE lifecycle_touchpoint SET touchpoint_key = CONCAT(
    REPLACE(REPLACE(model, '%', '%25'), '/', '%2F'), '/',
    REPLACE(REPLACE(subject, '%', '%25'), '/', '%2F'), '/',
    revision, '/', step, '/',
    REPLACE(REPLACE(id, '%', '%25'), '/', '%2F'),
    CASE WHEN ordinal = 0 THEN '' ELSE CONCAT('/', ordinal) END);
ALTER TABLE lifecycle_touchpoint
    MODIFY touchpoint_key VARCHAR(640) NOT NULL,
    DROP PRIMARY KEY,
    DROP COLUMN ordinal,
    ADD PRIMARY KEY (touchpoint_key);

-- What is due at one instant lies in the order it is handed out.
CREATE INDEX lifecycle_touchpoint_due ON lifecycle_touchpoint (status, due, touchpoint_key);

-- Whether a worker has begun to send it and not said what came of that.
ALTER TABLE lifecycle_touchpoint ADD COLUMN sending SMALLINT DEFAULT 0 NOT NULL;

-- Changed by whoever is about to send, so that a cap on one customer's contacts is counted by one worker at a time.
CREATE TABLE lifecycle_customer (
    customer VARCHAR(255) NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (customer)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

UPDATE lifecycle_schema SET version = 3;
