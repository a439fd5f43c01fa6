"""The documentation of terms and shapes: pages, drawings, and the same as files for machines."""
