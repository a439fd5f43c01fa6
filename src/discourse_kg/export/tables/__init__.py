"""The graph as tables, in CSV and Parquet."""
