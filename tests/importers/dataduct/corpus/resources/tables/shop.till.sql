-- As the tills write it: other names for the columns of a sale.
CREATE TABLE shop.till (
    receipt INTEGER,
    item    INTEGER,
    day     DATE
);
