"""Which column of a Strava list holds what, in whatever language and year it was written.

By header words where we know the language. Else by place: the first seven columns have kept
their places, and elapsed time and distance come a second time, with the moving time between
them. The second distance is in metres with a point; the first is for reading only.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.values.errors import ExchangeError
from planner.exchange.cells import amount
from planner.exchange.sheet import SheetRow, TableOfFile

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


_NEEDED = ("date", "type", "elapsed", "distance")
"""Without these nothing can be read of a list whose columns are not in their usual places."""
_ALIKE = 4
"""Columns of Strava's names that make a list look like Strava's."""


Columns = dict[str, int | None]
"""Field -> place of its column, counted from 0; None for one the list does not have."""


def is_strava(header: tuple[str, ...]) -> bool:
    """True if a table begins like Strava's list, in any language."""
    if len(header) < 8:
        return False
    known = header[0] in _WORDS["id"] and header[1] in _WORDS["date"]
    return known or (header[5] in header[7:] and header[6] in header[7:])


def resembles_strava(header: tuple[str, ...]) -> bool:
    """True if a table has columns of Strava's names, though it does not begin as Strava's does."""
    return sum(_by_words(header, field) is not None for field in _WORDS) >= _ALIKE


def columns(table: TableOfFile) -> Columns:
    """Where everything is. Raises ExchangeError if a column is missing, or none holds metres."""
    _need_columns(table.header)
    places: Columns = {field: _by_words(table.header, field) for field in _WORDS}
    for field, place in _PLACES.items():
        if places[field] is None and is_strava(table.header):
            places[field] = place
    distance = _again(table.header, places["distance"], 6)
    if distance is not None:
        places["distance"] = distance
    elapsed = _again(table.header, places["elapsed"], 5)
    if places["moving"] is None and elapsed is not None:
        places["moving"] = elapsed + 1
    if places["file"] is None:
        places["file"] = _files(table.rows)
    metres, seconds = places["distance"], places["elapsed"]
    if metres is None or not _are_metres(table.rows, metres, seconds):
        raise ExchangeError(
            "This list of Strava has no column with the distance in metres.",
            "Ask Strava for the export again, or import the files of its folder activities.",
        )
    return places


def _need_columns(header: tuple[str, ...]) -> None:
    """Raises ExchangeError, naming them, if columns are missing that no place stands in for."""
    if is_strava(header):
        return
    missing = [field for field in _NEEDED if _by_words(header, field) is None]
    if missing:
        names = ", ".join(f"“{_WORDS[field][0].title()}”" for field in missing)
        one = "this column is" if len(missing) == 1 else "these columns are"
        raise ExchangeError(
            f"It looks like a list of Strava, but {one} missing: {names}.",
            "Give the columns those names in the first line, or ask Strava for the export again.",
        )


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


def _are_metres(rows: Iterable[SheetRow], metres: int, seconds: int | None) -> bool:
    """True if every value is a number, and the middle speed that of somebody moving."""
    speeds = []
    for row in rows:
        distance, time = amount(row.cell(metres)), amount(row.cell(seconds))
        if distance is None and row.cell(metres):
            return False
        if distance and time:
            speeds.append(distance / time)
    slowest, fastest = _METRES_A_SECOND
    return not speeds or slowest <= sorted(speeds)[len(speeds) // 2] <= fastest
