"""What every reader and writer needs: cells, dates, amounts, sports, tables of text, safe files."""
