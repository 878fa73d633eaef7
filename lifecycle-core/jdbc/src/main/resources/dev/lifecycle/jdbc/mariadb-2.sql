-- Lifecycle tables for MariaDB 10.6 or later, from version 1 to version 2.
-- What is due at one instant lies in the order it is handed out.

DROP INDEX lifecycle_touchpoint_due ON lifecycle_touchpoint;
CREATE INDEX lifecycle_touchpoint_due
    ON lifecycle_touchpoint (status, due, model, subject, revision, step, id, ordinal);

-- Which version the tables are of; the last statement of each script says so.
CREATE TABLE lifecycle_schema (
    version INTEGER NOT NULL PRIMARY KEY
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
INSERT INTO lifecycle_schema (version) VALUES (2);
