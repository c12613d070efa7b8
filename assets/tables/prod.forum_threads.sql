CREATE SCHEMA IF NOT EXISTS prod;

CREATE TABLE prod.forum_threads (
    thread_id       BIGINT       NOT NULL,
    forum_id        INTEGER      NOT NULL,
    starter_user_id BIGINT       NOT NULL,
    title           VARCHAR(512),
    is_locked       BOOLEAN      NOT NULL,
    started_at      TIMESTAMP    NOT NULL,
    PRIMARY KEY (thread_id)
)
DISTKEY (thread_id)
SORTKEY (started_at);
