"""A journal as each version of the layout wrote it. None is ever changed."""
