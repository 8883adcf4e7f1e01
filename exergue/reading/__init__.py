"""From files to articles: finding, decoding, metadata, structure, titles and addresses, one step a module."""
