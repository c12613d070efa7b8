"""Tables of DynamoDB, and files of their items."""
