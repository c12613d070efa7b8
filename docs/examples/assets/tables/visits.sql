CREATE TABLE IF NOT EXISTS visits (
    host VARCHAR(255),
    country CHAR(2),
    page VARCHAR(2048)
);
