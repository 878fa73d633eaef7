-- Lifecycle tables for MariaDB 10.6 or later. Ids compare byte by byte, trailing blanks included.
-- On MySQL 8 put utf8mb4_0900_bin in place of utf8mb4_nopad_bin.
-- Instants are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE lifecycle_position (
    model         VARCHAR(128) NOT NULL,
    subject       VARCHAR(255) NOT NULL,
    row_format    SMALLINT NOT NULL,
    version       INTEGER NOT NULL,
    stage         VARCHAR(255) NOT NULL,
    entered_at    BIGINT NOT NULL,
    as_of         BIGINT NOT NULL,
    timers_done   SMALLINT NOT NULL,
    last_event_at BIGINT,
    next_due      BIGINT,
    episode       INTEGER NOT NULL,
    furthest      VARCHAR(255),
    furthest_ever VARCHAR(255),
    tallies       LONGTEXT,
    frozen        SMALLINT NOT NULL,
    revision      BIGINT NOT NULL,
    spent_up_to   BIGINT,
    silence_from  BIGINT,
    merged_into   VARCHAR(255),
    PRIMARY KEY (model, subject)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX lifecycle_position_due ON lifecycle_position (model, next_due, subject);
CREATE INDEX lifecycle_position_stage ON lifecycle_position (model, stage, subject);
CREATE INDEX lifecycle_position_merged ON lifecycle_position (model, merged_into);

CREATE TABLE lifecycle_history (
    model          VARCHAR(128) NOT NULL,
    subject        VARCHAR(255) NOT NULL,
    revision       BIGINT NOT NULL,
    step           INTEGER NOT NULL,
    row_format     SMALLINT NOT NULL,
    version        INTEGER NOT NULL,
    kind           VARCHAR(16) NOT NULL,
    from_stage     VARCHAR(255),
    to_stage       VARCHAR(255) NOT NULL,
    episode        INTEGER NOT NULL,
    cause_source   VARCHAR(16) NOT NULL,
    cause_trigger  LONGTEXT NOT NULL,
    rule_id        LONGTEXT,
    guard_passed   LONGTEXT,
    guards_refused LONGTEXT,
    event_id       VARCHAR(255),
    note           LONGTEXT,
    occurred_at    BIGINT NOT NULL,
    effective_at   BIGINT NOT NULL,
    recorded_at    BIGINT NOT NULL,
    PRIMARY KEY (model, subject, revision, step)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE lifecycle_event (
    model        VARCHAR(128) NOT NULL,
    subject      VARCHAR(255) NOT NULL,
    event_id     VARCHAR(255) NOT NULL,
    revision     BIGINT NOT NULL,
    occurred_at  BIGINT NOT NULL,
    recorded_at  BIGINT NOT NULL,
    payload_type LONGTEXT,
    payload      LONGTEXT,
    PRIMARY KEY (model, subject, event_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX lifecycle_event_recorded ON lifecycle_event (recorded_at);

CREATE TABLE lifecycle_touchpoint (
    model          VARCHAR(128) NOT NULL,
    subject        VARCHAR(255) NOT NULL,
    revision       BIGINT NOT NULL,
    step           INTEGER NOT NULL,
    id             VARCHAR(255) NOT NULL,
    ordinal        INTEGER NOT NULL,
    owner_subject  VARCHAR(255) NOT NULL,
    place          INTEGER NOT NULL,
    channel        VARCHAR(255),
    stage          VARCHAR(255) NOT NULL,
    due            BIGINT NOT NULL,
    cancel_if_left SMALLINT NOT NULL,
    status         VARCHAR(16) NOT NULL,
    attempts       INTEGER NOT NULL,
    reason         LONGTEXT,
    claims         BIGINT NOT NULL,
    leased_until   BIGINT,
    sent_at        BIGINT,
    PRIMARY KEY (model, subject, revision, step, id, ordinal)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX lifecycle_touchpoint_due ON lifecycle_touchpoint (status, due);
CREATE INDEX lifecycle_touchpoint_owner ON lifecycle_touchpoint (owner_subject, model);
