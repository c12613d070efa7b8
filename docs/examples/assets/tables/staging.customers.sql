CREATE TABLE IF NOT EXISTS staging.customers (
    id BIGINT NOT NULL,
    email VARCHAR(320),
    country CHAR(2),
    updated_at TIMESTAMP
);
