"""The timeline's other forms: the same query under another extension."""
