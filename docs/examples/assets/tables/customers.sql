CREATE TABLE IF NOT EXISTS customers (
    id BIGINT PRIMARY KEY,
    email VARCHAR(320),
    country CHAR(2),
    updated_at TIMESTAMP
);
