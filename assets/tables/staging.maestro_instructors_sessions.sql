CREATE SCHEMA IF NOT EXISTS staging;

CREATE TABLE staging.maestro_instructors_sessions (
    instructor_id INTEGER NOT NULL,
    course_id     INTEGER NOT NULL,
    rank          SMALLINT
);
