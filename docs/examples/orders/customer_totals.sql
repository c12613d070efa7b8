CREATE TABLE IF NOT EXISTS customer_totals (
    customer VARCHAR(64) NOT NULL,
    orders BIGINT NOT NULL,
    total DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (customer)
);
