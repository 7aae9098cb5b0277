"""Names of columns in the lists of other programs, in the languages they speak.

Garmin Connect's are from its lists in Danish, Dutch, English, French, German, Polish, Portuguese
and Spanish; the words of the other languages are the usual ones and were not seen in a file.
"""

from __future__ import annotations

FIELD_WORDS: dict[str, tuple[str, ...]] = {
    "type": (
        "activity type", "type", "sport", "sports", "activity", "workout type", "aktivitätstyp",
        "aktivitätsart", "sportart", "aktivitetstype", "aktivitetstyp", "tipo de actividad",
        "typ aktywności", "type d'activité", "type d’activité", "tipo di attività",
        "tipo attività", "activiteittype", "activiteitstype", "activiteitentype", "type activiteit",
        "tipo de atividade", "typ aktivity", "aktiviteettityyppi", "aktiviteetin tyyppi",
        "tevékenység típusa", "aktivite türü", "etkinlik türü", "tip activitate",
        "тип активности", "тип занятия", "тип тренировки", "アクティビティタイプ",
        "アクティビティの種類", "活动类型", "活動類型", "运动类型", "활동 유형", "활동 종류",
    ),
    "date": (
        "date", "datum", "dato", "fecha", "data", "dátum", "tarih", "päivämäärä", "päiväys",
        "дата", "日付", "日期", "날짜", "day", "tag", "start time", "start", "start date",
        "started", "started at", "begin timestamp", "date/time", "datetime", "date time",
        "activity date", "workout date", "local date", "local_date", "start_local", "start_time",
        "start_date", "startzeit", "starttime", "startdate",
    ),
    "clock": ("time of day", "start of day", "uhrzeit", "hora", "heure", "ora", "clock"),
    "title": (
        "title", "name", "activity name", "route name", "workout name", "titel", "título",
        "tytuł", "titre", "titolo", "tittel", "název", "otsikko", "nimi", "cím", "başlık",
        "название", "заголовок", "タイトル", "标题", "標題", "제목",
    ),
    "distance": (
        "distance", "dist", "distanz", "strecke", "distancia", "dystans", "afstand", "distanza",
        "distância", "distans", "distanse", "matka", "etäisyys", "vzdálenost", "vzdialenosť",
        "távolság", "mesafe", "distanță", "расстояние", "дистанция", "距離", "距离", "거리",
    ),
    "duration": (
        "duration", "activity time", "workout time", "sporttime", "total time", "dauer",
        "tiempo total", "duración", "durée", "tempo total", "duração", "durata", "duur", "kesto",
        "süre", "durată", "длительность",
    ),
    "time": (
        "time", "zeit", "tid", "tiempo", "czas", "temps", "tempo", "tijd", "aika", "čas", "idő",
        "время", "タイム", "時間", "时间", "시간",
    ),
    "moving": (
        "moving time", "moving duration", "zeit in bewegung", "bewegungszeit",
        "tiempo en movimiento", "czas ruchu", "temps de déplacement", "durée de déplacement",
        "tijd bewogen", "bewogen tijd", "beweegtijd", "tempo em movimento",
        "tempo in movimento", "tid i rörelse", "tid i bevægelse", "tid i bevegelse",
        "移動時間", "移动时间", "이동 시간",
    ),
    "elapsed": (
        "elapsed time", "elapsed duration", "verstrichene zeit", "tiempo transcurrido",
        "upłynęło czasu", "temps écoulé", "verstreken tijd", "tempo transcorrido",
        "tempo decorrido", "tempo trascorso", "förfluten tid", "forløbet tid", "medgått tid",
        "経過時間", "经过时间", "경과 시간",
    ),
    "pace": (
        "avg pace", "average pace", "pace", "ø pace", "durchschnittliche pace",
        "gennemsnitstempo", "ritmo medio", "średnie tempo", "allure moyenne", "passo medio",
        "gemiddeld tempo", "ritmo médio", "genomsnittligt tempo", "平均ペース", "平均配速",
        "평균 페이스", "avg speed", "average speed",
    ),
    "cadence": (
        "avg run cadence", "ø schrittfrequenz", "gennemsnit kadence løb",
        "cadencia de carrera media", "średni rytm biegu", "cadence de course moyenne",
        "cadenza di corsa media", "gemiddelde loopcadans", "cadência de corrida média",
        "avg bike cadence", "avg. cadence", "average cadence", "avg cadence",
    ),
    "stride": (
        "avg stride length", "ø schrittlänge", "gennemsnitlig skridtlængde",
        "longitud media de zancada", "średnia długość kroku", "longueur moyenne des foulées",
        "lunghezza media passo", "gem. staplengte", "gemiddelde staplengte",
        "comprimento médio da passada",
    ),
    "ascent": (
        "total ascent", "elev gain", "elevation gain", "climb", "anstieg gesamt",
        "højdeforøgelse", "ascenso total", "całkowity wznios", "ascension totale",
        "ascesa totale", "totale stijging", "subida total",
    ),
    "descent": (
        "total descent", "elev loss", "elevation loss", "abstieg gesamt", "højdereduktion",
        "descenso total", "całkowity spadek", "descente totale", "discesa totale",
        "totale daling", "descida total",
    ),
    "note": (
        "note", "notes", "comment", "comments", "description", "remarks", "notiz", "notizen",
        "bemerkung", "bemerkungen", "notas", "opmerkingen",
    ),
    "effort": ("effort", "rpe", "perceived exertion"),
    "id": ("activity id",),
    "file": ("gpx file",),
}  # fmt: skip

GARMIN_ONLY = (
    "favorite", "favourite", "favorit", "favorito", "ulubiony", "favori", "preferito", "favoriet",
    "oblíbené", "suosikki", "избранное", "お気に入り", "收藏", "즐겨찾기",
    "aerobic te", "te aeróbico", "aerobowy te", "te aérobie", "te aerobico", "aeroob te",
    "training stress score", "normalized power", "grit", "body battery drain",
)  # fmt: skip
"""Beginnings of columns that stand in Garmin's lists and in nobody else's."""
CALORIES = (
    "calories", "kalorien", "kalorier", "calorías", "kalorie", "calorie", "calorieën", "calorias",
    "kalorit", "kalória", "kalori", "калории", "カロリー", "卡路里", "칼로리", "热量", "熱量",
)  # fmt: skip

UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "km": ("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "kilómetros",
           "kilomètres", "quilômetros", "chilometri", "км"),
    "mi": ("mi", "mile", "miles", "mls", "meilen", "millas", "milles", "mijl", "mil"),
    "m": ("m", "meter", "meters", "metre", "metres", "metros", "mètres", "metri"),
    "yd": ("yd", "yds", "yard", "yards"),
    "ft": ("ft", "feet", "foot"),
    "s": ("s", "sec", "secs", "second", "seconds", "sekunden", "segundos"),
    "min": ("min", "mins", "minute", "minutes", "minuten", "minutos"),
    "h": ("h", "hr", "hrs", "hour", "hours", "stunden", "std"),
    "ms": ("ms", "milliseconds"),
    "clock": ("h:m:s", "h:mm:ss", "hh:mm:ss", "mm:ss", "m:s", "hms", "hh:mm"),
    "per km": ("min/km", "/km", "km/h", "kph", "km/h or min/km", "per km", "kmh"),
    "per mi": ("min/mi", "/mi", "mph", "mi/h", "min/mile", "per mile", "mph or min/mi"),
}  # fmt: skip
"""Units as they stand in brackets, or at the end of a column's name."""
