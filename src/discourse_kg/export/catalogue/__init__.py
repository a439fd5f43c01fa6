"""The catalogue by DCAT-AP-SE and DCAT-AP, and what prevents it from being published."""

from __future__ import annotations

from discourse_kg.export.catalogue.describing import catalogue
from discourse_kg.export.catalogue.files import DataFile, Profile
from discourse_kg.export.catalogue.refusals import demand, licence_fault, missing_settings, refusals
from discourse_kg.export.catalogue.summary import Summary, summary

__all__ = [
    "DataFile",
    "Profile",
    "Summary",
    "catalogue",
    "demand",
    "licence_fault",
    "missing_settings",
    "refusals",
    "summary",
]
