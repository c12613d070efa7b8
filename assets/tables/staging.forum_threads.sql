CREATE SCHEMA IF NOT EXISTS staging;

CREATE TABLE staging.forum_threads (
    thread_id       BIGINT       NOT NULL,
    forum_id        INTEGER      NOT NULL,
    starter_user_id BIGINT       NOT NULL,
    title           VARCHAR(512),
    is_locked       BOOLEAN      NOT NULL,
    started_at      TIMESTAMP    NOT NULL,
    PRIMARY KEY (thread_id)
);
