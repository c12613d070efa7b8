CREATE TABLE shop.sale (
    sale_id INTEGER NOT NULL,
    book_id INTEGER REFERENCES shop.book (id),
    sold_on DATE,
    PRIMARY KEY (sale_id)
);
