-- Lifecycle tables for H2 2.x, from version 4 to version 5.
-- What positions remember (dates, kept texts, where stages were entered from, how often timers fired) and what rows of history have kept
-- of their events. No row is rewritten: NULL is what a model has that uses none of it.

ALTER TABLE lifecycle_position ADD COLUMN memory VARCHAR;
ALTER TABLE lifecycle_history ADD COLUMN kept VARCHAR;

-- What a touchpoint is about, until when it may be sent, and whether rules of contact are asked of it.
ALTER TABLE lifecycle_touchpoint ADD COLUMN about VARCHAR;
ALTER TABLE lifecycle_touchpoint ADD COLUMN expires_at BIGINT;
ALTER TABLE lifecycle_touchpoint ADD COLUMN transactional SMALLINT DEFAULT 0 NOT NULL;

UPDATE lifecycle_schema SET version = 5;
