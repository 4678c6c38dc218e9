"""The web: pages, feeds and sitemaps by their address, fetched as a guest behaves and without trusting any of them."""

from claims.readers.web.settings import WebSettings, default_cache

__all__ = ["WebSettings", "default_cache"]
