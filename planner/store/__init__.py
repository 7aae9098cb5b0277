"""The journal on disk. The only package that knows TinyDB."""
