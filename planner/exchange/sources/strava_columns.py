"""Which column of a Strava list holds what, in whatever language and year it was written.

By header words where we know the language. Else by place: the first seven columns have kept
their places, and elapsed time and distance come a second time, with the moving time between
them. The second distance is in metres with a point; the first is for reading only.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

import msgspec

from planner.domain.values.errors import ExchangeError
from planner.exchange.kit.dates import ColumnOrder, Order
from planner.exchange.kit.numerals import ColumnSigns, Sign, value_of
from planner.exchange.kit.sheet import SheetRow, TableOfFile

# English, German, French, Spanish, Dutch; the first English name last is that before July 2019.
_WORDS: dict[str, tuple[str, ...]] = {
    "id": ("activity id", "aktivitäts-id", "id de l'activité", "id. de actividad",
           "activiteits-id", "id"),
    "date": ("activity date", "aktivitätsdatum", "date de l'activité", "fecha de la actividad",
             "datum van activiteit", "date"),
    "title": ("activity name", "name der aktivität", "nom de l'activité",
              "nombre de la actividad", "naam activiteit", "name"),
    "type": ("activity type", "aktivitätsart", "type d'activité", "tipo de actividad",
             "activiteitstype", "type"),
    "description": ("activity description", "aktivitätsbeschreibung",
                    "description de l'activité", "descripción de la actividad",
                    "beschrijving van activiteit", "description"),
    "elapsed": ("elapsed time", "verstrichene zeit", "temps écoulé", "tiempo transcurrido",
                "verstreken tijd", "elapsed_time"),
    "distance": ("distance", "distanz", "distancia", "afstand"),
    "moving": ("moving time", "bewegungszeit", "durée de déplacement", "tiempo en movimiento",
               "beweegtijd"),
    "file": ("filename", "dateiname", "nom du fichier", "nombre de archivo", "bestandsnaam"),
    "private": ("activity private note", "private notiz zur aktivität",
                "note privée sur les activités", "nota privada de actividad",
                "privénotitie activiteit"),
    "effort": ("perceived exertion", "empfundene anstrengung", "effort perçu",
               "esfuerzo percibido", "ervaren inspanning"),
    "gain": ("elevation gain", "höhenzunahme", "dénivelé positif", "desnivel positivo",
             "totale stijging"),
    "loss": ("elevation loss", "höhenunterschied", "dénivelé négatif", "desnivel negativo",
             "totale daling"),
    "cadence": ("average cadence", "durchschnittliche trittfrequenz", "cadence moyenne",
                "cadencia promedio", "gemiddelde cadans"),
    "race": ("competition", "wettkampf", "compétition", "competencia", "wedstrijd"),
    "long": ("long run", "langer lauf", "sortie longue", "carrera larga", "lange loop"),
}  # fmt: skip
_PLACES = {"id": 0, "date": 1, "title": 2, "type": 3, "description": 4, "elapsed": 5}
_METRES_A_SECOND = (0.05, 30.0)
"""Where the middle speed of a list in metres lies; kilometres would give a thousandth."""
_ALSO = ("title", "type", "elapsed")
"""Columns that a list of Strava's has, in the language of its first two."""
_MOST = 5000
"""Rows that are asked whether they are metres."""

Columns = dict[str, int | None]
"""Field -> place of its column, counted from 0; None for one the list does not have."""


def is_strava(header: tuple[str, ...]) -> bool:
    """True if a table begins like Strava's list, in any language."""
    if len(header) < 8:
        return False
    fields = zip(*(_WORDS[field] for field in ("id", "date", *_ALSO)), strict=False)
    known = any(
        header[0] == name and header[1] == day and set(others) <= set(header)
        for name, day, *others in fields
    )
    return known or (header[5] in header[7:] and header[6] in header[7:])


class StravaList(msgspec.Struct, frozen=True):
    """What a list is like as a whole."""

    places: Columns
    sign: Sign | None
    """Decimal sign of its numbers: a point, unless a spreadsheet has been at them."""
    order: Order | None
    """Of day and month, where dates are digits."""
    is_open: bool
    """True if every such date can be read both ways."""


def survey(table: TableOfFile) -> StravaList:
    """A look over all rows. Raises ExchangeError if no column holds metres."""
    places = _columns(table)
    metres, elapsed = places["distance"], places["elapsed"]
    signs, dates = ColumnSigns(), ColumnOrder()
    sampled: list[tuple[str, str]] = []
    for row in table.rows():
        signs.look(row.cell(metres))
        dates.look(row.cell(places["date"]))
        if len(sampled) < _MOST:
            sampled.append((row.cell(metres), row.cell(elapsed)))
    if metres is None or not _are_metres(sampled, signs.sign):
        raise ExchangeError(
            "This list of Strava has no column with the distance in metres.",
            "Do not open it in a spreadsheet, which changes it: ask Strava for the export again, "
            "or import the files of its folder activities.",
        )
    return StravaList(places, signs.sign, dates.order, dates.is_open)


def _columns(table: TableOfFile) -> Columns:
    """Where everything is."""
    places: Columns = {field: _by_words(table.header, field) for field in _WORDS}
    for field, place in _PLACES.items():
        if places[field] is None:
            places[field] = place
    distance = _again(table.header, places["distance"], 6)
    if distance is not None:
        places["distance"] = distance
    elapsed = _again(table.header, places["elapsed"], 5)
    if places["moving"] is None and elapsed is not None:
        places["moving"] = elapsed + 1
    if places["file"] is None:
        places["file"] = _files(table.rows())
    return places


def _by_words(header: tuple[str, ...], field: str) -> int | None:
    return next((place for place, name in enumerate(header) if name in _WORDS[field]), None)


def _again(header: tuple[str, ...], known: int | None, usual: int) -> int | None:
    """Where the header at a place comes a second time."""
    place = usual if known is None else known
    if len(header) <= place:
        return None
    return next((at for at in range(place + 1, len(header)) if header[at] == header[place]), None)


def _files(rows: Iterable[SheetRow]) -> int | None:
    """The column that names files, known by its values."""
    for row in rows:
        for place, cell in enumerate(row.cells):
            if cell.startswith("activities/"):
                return place
    return None


def _are_metres(sampled: list[tuple[str, str]], sign: Sign | None) -> bool:
    """True if the middle speed is that of somebody moving, and most distances are numbers."""
    speeds, odd = [], 0
    for text, time in sampled:
        distance, seconds = value_of(text, sign), value_of(time, sign)
        odd += distance is None and bool(text)
        if distance and seconds and distance > 0:
            speeds.append(distance / seconds)
    slowest, fastest = _METRES_A_SECOND
    if odd * 2 > len(sampled):
        return False
    return not speeds or slowest <= median(speeds) <= fastest
