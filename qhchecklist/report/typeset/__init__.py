"""Chinese typesetting and PDF pages on reportlab; empty, so that `compose` can be imported without it."""
