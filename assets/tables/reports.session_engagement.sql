CREATE SCHEMA IF NOT EXISTS reports;

CREATE TABLE reports.session_engagement (
    session_id   INTEGER NOT NULL,
    day          DATE    NOT NULL,
    learners     INTEGER NOT NULL,
    lectures     INTEGER NOT NULL,
    hours_viewed DECIMAL(12, 2) NOT NULL,
    instructors  INTEGER NOT NULL,
    PRIMARY KEY (session_id, day)
)
SORTKEY (day);
