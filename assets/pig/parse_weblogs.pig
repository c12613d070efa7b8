-- Apache access logs (combined format) to the staging rows of the table weblogs.
--
-- Parameters: INPUT is the directory of the logs, OUTPUT the staging directory, which is replaced if it exists.

REGISTER /home/hadoop/lib/pig/piggybank.jar;

-- EXTRACT is Amazon's own and exists up to emr-4.x. From emr-5.0.0 on, AWS leaves it out; write instead
--     DEFINE EXTRACT REGEX_EXTRACT_ALL('false');
-- The argument 'false' matters: without it REGEX_EXTRACT_ALL matches the whole line, so that lines with anything after the
-- quoted user agent give null, and the FILTER below drops them, while EXTRACT searches and keeps them.
DEFINE EXTRACT org.apache.pig.piggybank.evaluation.string.EXTRACT();

RAW_LOGS = LOAD '$INPUT' USING TextLoader AS (line:chararray);

LOGS_BASE = FOREACH RAW_LOGS GENERATE
    FLATTEN(
        EXTRACT(line, '^(\\S+) (\\S+) (\\S+) \\[([\\w:/]+\\s[+\\-]\\d{4})\\] "(.+?)" (\\S+) (\\S+) "([^"]*)" "([^"]*)"')
    ) AS (
        host:         chararray,
        identity:     chararray,
        user:         chararray,
        request_time: chararray,
        request:      chararray,
        status:       int,
        size:         chararray,
        referrer:     chararray,
        agent:        chararray
    );

-- A line that does not match has a null in every field.
WELL_FORMED = FILTER LOGS_BASE BY host IS NOT NULL;

PARS = FOREACH WELL_FORMED GENERATE host, user, referrer, request_time;

-- STORE refuses a directory that exists, and a retry finds what the attempt before it left.
rmf $OUTPUT;

-- PigStorage quotes nothing, and one real referrer in fifty holds a comma, which would break the COPY into Redshift.
-- Apache writes control characters in its logs as \xhh, so no field can hold \x01.
STORE PARS INTO '$OUTPUT' USING PigStorage('\\x01');
