"""The documents of terms and shapes as tests look at them: made for a site of its own, of an empty graph."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from discourse_kg.export.site_paths import Site
from discourse_kg.identifiers import PROJECT_BASE
from discourse_kg.incremental.snapshot import Snapshot
from discourse_kg.incremental.state import open_state
from discourse_kg.settings import Catalogue, Settings
from discourse_kg.site.reference.reference_documents import reference_documents


def reference_files(language: str = "en") -> dict[str, bytes]:
    """Every file by its path, in a site whose first language is this one. They read nothing of the graph."""
    catalogue = Catalogue(title={"en": "Invented site", "sv": "Påhittad webbplats"})
    settings = Settings(language=language, catalogue=catalogue)
    snapshot = Snapshot(Store(), PROJECT_BASE)
    made: dict[str, bytes] = {}
    with open_state(Path(":memory:")) as state, snapshot.dependencies.tracked() as notes:
        for document in reference_documents(Site(PROJECT_BASE, settings, state)):
            assert document.path not in made
            content = document.render(snapshot)
            made[document.path] = content if isinstance(content, bytes) else b"".join(content)
    assert not set(notes)
    return made
