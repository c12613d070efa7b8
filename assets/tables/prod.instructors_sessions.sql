CREATE SCHEMA IF NOT EXISTS prod;

CREATE TABLE prod.instructors_sessions (
    instructor_id INTEGER NOT NULL,
    course_id     INTEGER NOT NULL,
    rank          SMALLINT,
    PRIMARY KEY (instructor_id, course_id)
)
DISTSTYLE ALL
SORTKEY (course_id);
