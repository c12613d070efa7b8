-- What the shop sells.
CREATE TABLE shop.book (
    id    INTEGER NOT NULL,
    title VARCHAR(200),
    price DECIMAL(8, 2),
    PRIMARY KEY (id)
) DISTSTYLE ALL SORTKEY (id);
