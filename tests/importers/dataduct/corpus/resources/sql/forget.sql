DELETE FROM shop.sale WHERE sold_on < '2015-01-01';
ANALYZE shop.sale;
