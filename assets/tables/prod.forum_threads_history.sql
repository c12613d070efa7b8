CREATE SCHEMA IF NOT EXISTS prod;

CREATE TABLE prod.forum_threads_history (
    thread_id       BIGINT       NOT NULL,
    forum_id        INTEGER      NOT NULL,
    starter_user_id BIGINT       NOT NULL,
    title           VARCHAR(512),
    is_locked       BOOLEAN      NOT NULL,
    started_at      TIMESTAMP    NOT NULL,
    valid_from      TIMESTAMP    NOT NULL,
    valid_to        TIMESTAMP,
    PRIMARY KEY (thread_id, valid_from)
)
DISTKEY (thread_id)
SORTKEY (valid_from);
