-- The orders of a day, as CSV, summed for each customer into a table of DynamoDB.
CREATE EXTERNAL TABLE orders (order_id BIGINT, customer STRING, total DOUBLE)
  ROW FORMAT DELIMITED FIELDS TERMINATED BY ','
  LOCATION '${ORDERS}';

CREATE EXTERNAL TABLE totals (customer STRING, orders BIGINT, total DOUBLE)
  STORED BY 'org.apache.hadoop.hive.dynamodb.DynamoDBStorageHandler'
  TBLPROPERTIES (
    'dynamodb.table.name' = '${TABLE}',
    'dynamodb.column.mapping' = 'customer:customer,orders:orders,total:total'
  );

INSERT OVERWRITE TABLE totals
SELECT customer, COUNT(*), SUM(total) FROM orders GROUP BY customer;
