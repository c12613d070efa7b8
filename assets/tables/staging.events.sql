CREATE SCHEMA IF NOT EXISTS staging;

CREATE TABLE staging.events (
    event_id    CHAR(36)      NOT NULL,
    event_name  VARCHAR(128)  NOT NULL,
    user_id     BIGINT,
    happened_at TIMESTAMP     NOT NULL,
    received_at TIMESTAMP     NOT NULL,
    page        VARCHAR(2048)
);
