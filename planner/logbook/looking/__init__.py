"""Reading back: the journal and its links, search, charts, weeks looked back on."""
