"""The Redshift Data API (JSON 1.1, `RedshiftData.<Operation>`) over a local warehouse; start at `service`."""
