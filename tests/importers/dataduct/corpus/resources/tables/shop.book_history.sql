CREATE TABLE shop.book_history (
    effective_ts  TIMESTAMP NOT NULL,
    expiration_ts TIMESTAMP,
    id            INTEGER NOT NULL,
    title         VARCHAR(200),
    price         DECIMAL(8, 2),
    PRIMARY KEY (id, effective_ts)
);
