CREATE SCHEMA IF NOT EXISTS prod;

CREATE TABLE prod.forum_posts (
    post_id        BIGINT         NOT NULL,
    thread_id      BIGINT         NOT NULL,
    author_user_id BIGINT         NOT NULL,
    post_text      VARCHAR(65535),
    votes          INTEGER        NOT NULL,
    posted_at      TIMESTAMP      NOT NULL,
    PRIMARY KEY (post_id),
    FOREIGN KEY (thread_id) REFERENCES prod.forum_threads (thread_id)
)
DISTKEY (thread_id)
SORTKEY (posted_at);
