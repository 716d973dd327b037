"""qhchecklist: which supports of a government notice apply to an enterprise, and why."""

__version__ = "0.1.0"
