"""News text in, dated and sourced annotations out. Pure: no Django, no settings, no clock, no database."""
