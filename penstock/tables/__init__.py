"""Tables: their definitions (DDL files), and SQL that creates, loads and checks them; knows nothing of pipelines."""
