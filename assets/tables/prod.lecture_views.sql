CREATE SCHEMA IF NOT EXISTS prod;

CREATE TABLE prod.lecture_views (
    user_id    BIGINT    NOT NULL,
    session_id INTEGER   NOT NULL,
    lecture_id INTEGER   NOT NULL,
    viewed_at  TIMESTAMP NOT NULL,
    seconds    INTEGER,
    shard_id   INTEGER   NOT NULL,
    PRIMARY KEY (user_id, lecture_id, viewed_at)
)
DISTKEY (user_id)
SORTKEY (viewed_at);
