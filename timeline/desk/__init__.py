"""The curator's desk: fixtures with a preview, texts to ingest, and the admin of every table."""
