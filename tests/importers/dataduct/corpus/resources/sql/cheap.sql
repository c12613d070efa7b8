-- Books below a price.
SELECT id, title, price
FROM shop.book_new
WHERE price < %s AND title NOT LIKE '%%draft%%'
