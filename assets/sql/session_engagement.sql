-- The engagement of one day; the day is the argument. Running it again gives the same rows.
CREATE TEMP TABLE reported_day AS SELECT CAST(? AS DATE) AS day;

DELETE FROM reports.session_engagement
USING reported_day
WHERE session_engagement.day = reported_day.day;

INSERT INTO reports.session_engagement (session_id, day, learners, lectures, hours_viewed, instructors)
SELECT
    views.session_id,
    reported_day.day,
    COUNT(DISTINCT views.user_id),
    COUNT(DISTINCT views.lecture_id),
    CAST(COALESCE(SUM(views.seconds), 0) / 3600.0 AS DECIMAL(12, 2)),
    COALESCE(MAX(teachers.instructors), 0)
FROM prod.lecture_views AS views
CROSS JOIN reported_day
LEFT JOIN (
    SELECT course_id, COUNT(*) AS instructors
    FROM prod.instructors_sessions
    GROUP BY course_id
) AS teachers ON teachers.course_id = views.session_id
WHERE CAST(views.viewed_at AS DATE) = reported_day.day
GROUP BY views.session_id, reported_day.day;

DROP TABLE reported_day;
