from timeline import compiled

# Before any module of extraction is imported, plain or compiled.
COMPILED = compiled.use()
