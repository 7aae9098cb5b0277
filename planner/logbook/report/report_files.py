"""The page for a physiotherapist as the bytes of a file."""

from __future__ import annotations

from typing import NamedTuple

from planner.exchange.exports.paper import Paper
from planner.exchange.exports.paper_html import html_text
from planner.exchange.exports.paper_markdown import markdown_text
from planner.wording.report import missing_words


class ReportFile(NamedTuple):
    """A page in one format."""

    content: bytes
    remark: str = ""
    """What the format could not show."""


def report_file(paper: Paper, form: str) -> ReportFile:
    """The page as `html`, `pdf` or `md`."""
    if form == "pdf":
        from planner.exchange.exports.paper_pdf import PaperPdf  # ReportLab: 200 ms, by few

        made = PaperPdf(paper)
        return ReportFile(made.content, missing_words(made.missing) if made.missing else "")
    text = markdown_text(paper) if form == "md" else html_text(paper)
    return ReportFile(text.encode())
