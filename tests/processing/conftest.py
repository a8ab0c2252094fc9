"""Pages are drawn from the parts' own static files."""

from tests.assets import plain_static

__all__ = ["plain_static"]
