"""Articles to annotated articles: the only place that imports spaCy."""
