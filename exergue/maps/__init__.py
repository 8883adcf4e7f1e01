"""Static maps, drawn without network at build time; `atlas.py` says what of."""
