"""A folder of photos, a project of it, and photos for an import."""

from __future__ import annotations

from project_fixtures import folder, photos, project

__all__ = ["folder", "photos", "project"]
