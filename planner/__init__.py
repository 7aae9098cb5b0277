"""easeback: rehab week, mileage under caps, and pain journal for a runner's knee.

The house, from the ground up (each layer imports only what stands below it):

    domain      what is true: pure functions over frozen values; no clock, no disk
    wording     domain values -> words, units, glyphs
    config      settings from TOML, and where files live
    store       the journal on disk: change log, monthly TinyDB checkpoints
    exchange    other people's formats, and plan files
    logbook     the one open book: queries, commands, undo, listeners
    widgets     reusable Textual widgets that know nothing of rehab
    present     domain values -> widget values
    screens     pages and dialogs
    app         theme, keys, pages
    cli         the command line, which puts the parts together
"""

__version__ = "0.1.0"
