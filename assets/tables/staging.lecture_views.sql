CREATE SCHEMA IF NOT EXISTS staging;

CREATE TABLE staging.lecture_views (
    user_id    BIGINT    NOT NULL,
    session_id INTEGER   NOT NULL,
    lecture_id INTEGER   NOT NULL,
    viewed_at  TIMESTAMP NOT NULL,
    seconds    INTEGER,
    shard_id   INTEGER   NOT NULL
);
