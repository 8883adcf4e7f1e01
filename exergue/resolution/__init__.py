"""Mentions to identities, one module a question; `exergue.resolve` tells the story."""
