-- What came in last, before it is put on the shelves.
CREATE TABLE shop.book_new (
    id    INTEGER NOT NULL,
    title VARCHAR(200),
    price DECIMAL(8, 2),
    PRIMARY KEY (id)
);
