CREATE TABLE IF NOT EXISTS countries_history (
    country CHAR(2),
    currency CHAR(3),
    valid_from TIMESTAMP,
    valid_to TIMESTAMP,
    PRIMARY KEY (country, valid_from)
);
