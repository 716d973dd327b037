"""Compiles the policies into the wheel, so that an installed program starts without reading YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPolicies(BuildHookInterface[Any]):
    """Adds `_resources/compiled/*.json` to a wheel; an editable install reads the checkout and needs none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the files are collected."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from qhchecklist.policy.compiled import compile_all
        finally:
            sys.path.remove(str(root))
        resources, folder = root / "resources", root / "build" / "compiled"
        folder.mkdir(parents=True, exist_ok=True)
        names = sorted(path.parent.name for path in (resources / "policies").glob("*/policy.yaml"))
        for made in compile_all(resources, folder, names):
            build_data["force_include"][str(made)] = f"qhchecklist/_resources/compiled/{made.name}"
