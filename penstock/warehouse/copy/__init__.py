"""COPY: its options, its files, its fields, its errors; one family of types per file in `conversions`."""
