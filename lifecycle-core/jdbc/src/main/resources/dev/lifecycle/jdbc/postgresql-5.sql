-- Lifecycle tables for PostgreSQL, from version 4 to version 5.
-- What positions remember (dates, kept texts, where stages were entered from, how often timers fired) and what rows of history have kept
-- of their events. No row is rewritten: NULL is what a model has that uses none of it.

ALTER TABLE lifecycle_position ADD COLUMN memory TEXT;
ALTER TABLE lifecycle_history ADD COLUMN kept TEXT;

-- What a touchpoint is about, until when it may be sent, and whether rules of contact are asked of it.
ALTER TABLE lifecycle_touchpoint ADD COLUMN about TEXT;
ALTER TABLE lifecycle_touchpoint ADD COLUMN expires_at BIGINT;
ALTER TABLE lifecycle_touchpoint ADD COLUMN transactional SMALLINT DEFAULT 0 NOT NULL;

-- At what time of the customer's day it is first due, in microseconds since midnight, until that is worked out.
ALTER TABLE lifecycle_touchpoint ADD COLUMN hour_of_day BIGINT;

-- Whose contacts it is counted among, from when a worker began to send it.
ALTER TABLE lifecycle_touchpoint ADD COLUMN customer VARCHAR(255) COLLATE "C";
UPDATE lifecycle_touchpoint SET customer = owner_subject WHERE sent_at IS NOT NULL OR sending = 1;
CREATE INDEX lifecycle_touchpoint_customer ON lifecycle_touchpoint (customer, sent_at);

-- What is due of one model, or over one channel, is found though much of others is due.
CREATE INDEX lifecycle_touchpoint_channel ON lifecycle_touchpoint (channel, status, due);
CREATE INDEX lifecycle_touchpoint_model ON lifecycle_touchpoint (model, status, due);

UPDATE lifecycle_schema SET version = 5;
