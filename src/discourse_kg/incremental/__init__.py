"""Rebuilds only the files whose inputs changed: snapshots, dependency tracking, workers, the swap of a folder."""
