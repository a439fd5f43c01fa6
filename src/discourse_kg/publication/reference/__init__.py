"""The documentation of terms and shapes: pages, drawings, and the same as files for machines."""

from discourse_kg.publication.reference.files import reference_files

__all__ = ["reference_files"]
