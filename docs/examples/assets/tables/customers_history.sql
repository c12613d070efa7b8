CREATE TABLE IF NOT EXISTS customers_history (
    id BIGINT,
    email VARCHAR(320),
    country CHAR(2),
    updated_at TIMESTAMP,
    since TIMESTAMP,
    until TIMESTAMP,
    holds BOOLEAN,
    PRIMARY KEY (id, since)
);
