-- One row for each well-formed line of the Apache logs; VARCHAR lengths are in bytes, as Redshift counts them.
CREATE TABLE IF NOT EXISTS weblogs (
    host         VARCHAR(255)   NOT NULL,
    username     VARCHAR(255)   NOT NULL,
    referrer     VARCHAR(4096)  NOT NULL,
    request_time VARCHAR(26)    NOT NULL ENCODE zstd
)
DISTSTYLE EVEN
SORTKEY (request_time);
