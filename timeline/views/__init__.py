"""The pages. Views hold no rule: they read a form, call querysets and hand values to a template."""
