"""From files to what was found in them: opening, sorting by kind, reading, telling twins apart."""
