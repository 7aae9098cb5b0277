"""Names of sports in the languages Strava speaks, as far as we know them.

A word that stands in neither table is refused with a sentence: guessing `other` would drop
somebody's runs from the load without a word.
"""

from __future__ import annotations

import re
import unicodedata

from planner.domain.values.run import RunKind

_RUN_NAMES: dict[RunKind, tuple[str, ...]] = {
    RunKind.RUN: (
        "run", "running", "jog", "jogging", "jogged", "runner", "runs", "street running",
        "road running", "road run", "street run", "outdoor run", "outdoor running", "easy run",
        "long run", "recovery run", "tempo run", "interval run", "fun run", "parkrun",
        "obstacle run", "obstacle running", "half marathon", "marathon", "canicross",
        "orienteering run", "lauf", "laufen", "joggen", "laufsport", "dauerlauf", "morgenlauf",
        "abendlauf", "nachtlauf", "trainingslauf", "wettkampflauf", "waldlauf", "tempolauf",
        "intervalllauf", "crosslauf", "straßenlauf", "volkslauf", "halbmarathon", "langer lauf",
        "lockerer lauf", "laufen im freien", "course à pied", "course sur route", "courir",
        "footing", "course en plein air", "carrera", "correr", "carrera a pie",
        "carrera al aire libre", "trote", "trotar", "salir a correr", "corsa", "correre",
        "corsa a piedi", "podismo", "corsa su strada", "corsa all'aperto", "corrida",
        "corrida de rua", "corrida ao ar livre", "hardloopsessie", "hardlopen", "hardloop",
        "hardlooptraining", "rennen", "забег", "бег", "пробежка", "бегать", "бег трусцой",
        "бег на улице", "біг", "пробіжка", "бягане", "трчање", "ラン", "ランニング",
        "ジョギング", "ジョグ", "マラソン", "屋外ランニング", "室外ランニング", "跑步", "慢跑",
        "户外跑步", "戶外跑步", "户外跑", "戶外跑", "马拉松", "馬拉松", "公路跑", "路跑",
        "달리기", "러닝", "조깅", "런", "야외 달리기", "마라톤", "lari", "berlari", "larian",
        "bieg", "bieganie", "bieg uliczny", "běh", "běhání", "beh", "behanie", "løb", "løbetur",
        "løbe", "løbning", "løp", "løping", "løpetur", "joggetur", "jogg", "löpning", "löprunda",
        "löptur", "löppass", "löpa", "jogga", "juoksu", "juoksulenkki", "juokseminen", "hölkkä",
        "koşu", "koşma", "futás", "kocogás", "futóedzés", "cursa", "córrer", "alergare",
        "alergat", "chạy bộ", "chạy", "trčanje", "tek", "jooks", "jooksmine", "skriešana",
        "bėgimas", "korrika", "carreira", "hlaup", "τρέξιμο", "ריצה", "الجري", "جري", "ركض",
        "دویدن", "दौड़", "दौड़ना", "วิ่ง", "course", "obstacle racing", "fartlek", "lauftraining",
        "obstakelrun", "ultrabieg", "ультрабег", "วิ่งในร่ม", "maraton", "maratona",
        "triathlon running", "duathlon running", "offroadtriathlon running",
        "offroadduathlon running",
    ),
    RunKind.TRAIL: (
        "trail", "trailrun", "trail run", "trail running", "trailrunning", "mountain running",
        "fell running", "cross country running", "cross country run", "traillauf", "traillaufen",
        "geländelauf", "berglauf", "laufen im gelände", "trail de course à pied",
        "course de trail", "course en sentier", "course à pied en sentier", "trail course",
        "carrera de montaña", "carrera por montaña", "carrera de trail", "correr por montaña",
        "carrera de sendero", "corsa su trail", "corsa su sentiero", "corsa in montagna",
        "trail corsa", "corrida em trilha", "corrida de trilha", "corrida na trilha",
        "corrida de montanha", "трейлраннинг", "трейл", "трейл раннинг",
        "забег по пересеченной местности", "бег по пересеченной местности", "トレイルラン",
        "トレイルランニング", "トレラン", "越野跑", "越野跑步", "트레일 러닝", "트레일 런",
        "트레일러닝", "lari trail", "bieg terenowy", "bieg trailowy", "bieganie w terenie",
        "terrängløp", "terrängløpning", "terränglöpning", "terrengløp", "stiløb", "stiløp",
        "traillöpning", "polkujuoksu", "terepfutás", "patika koşusu", "trailløb", "trailløp",
        "trailloop", "trailrunnen", "трейлранінг", "ריצת שטח", "วิ่งเทรล",
    ),
    RunKind.VIRTUAL: (
        "virtual run", "virtual running", "virtueller lauf", "virtuelles laufen",
        "course à pied virtuelle", "course virtuelle", "carrera virtual", "corsa virtuale",
        "corrida virtual", "virtuele hardloopsessie", "virtuele run", "виртуальный забег",
        "виртуальный бег", "バーチャルラン", "虚拟跑步", "虛擬跑步", "虚拟跑", "가상 달리기",
        "가상 런", "lari virtual", "bieg wirtualny", "virtuell löpning", "virtuelt løb",
        "virtuell løpetur",
    ),
    RunKind.TREADMILL: (
        "treadmill", "treadmill running", "treadmill run", "indoor running", "indoor run",
        "laufband", "laufbandtraining", "laufbandlauf", "hallenlauf", "laufen auf dem laufband",
        "indoor lauf", "tapis roulant", "tapis de course", "course sur tapis",
        "course sur tapis de course", "course en salle", "course à pied en salle",
        "course en intérieur", "cinta de correr", "correr en cinta", "carrera en cinta",
        "carrera en interior", "cinta", "corsa su tapis roulant", "corsa indoor",
        "corsa al coperto", "loopband", "hardlopen op loopband", "esteira", "corrida na esteira",
        "corrida em esteira", "corrida interna", "беговая дорожка", "бег на дорожке",
        "トレッドミル", "室内ランニング", "跑步机", "跑步機", "室内跑步", "室內跑步", "室内跑",
        "트레드밀", "실내 달리기", "러닝머신", "bieżnia", "bieg na bieżni", "løbebånd",
        "løpebånd", "tredemølle", "löpband", "juoksumatto", "futópad", "koşu bandı",
        "běžecký pás", "běh na páse", "passadeira", "бігова доріжка", "ลู่วิ่ง", "วิ่งบนลู่วิ่ง",
    ),
    RunKind.TRACK: (
        "track running", "track run", "bahnlauf", "bahnlaufen", "laufen auf der bahn",
        "course sur piste", "carrera en pista", "corsa in pista", "corrida em pista",
        "baanlopen", "田径跑", "操场跑步", "トラックラン", "bieg na stadionie", "banløb",
        "banløp",
    ),
    RunKind.ULTRA: (
        "ultra", "ultra run", "ultra running", "ultrarun", "ultramarathon", "ultralauf",
        "ultra trail", "超级马拉松", "超馬", "ultramaratona", "ultra maratona", "ウルトラマラソン",
    ),
    RunKind.WALK_RUN: (
        "walk run", "run walk", "walkrun", "runwalk", "jog walk", "walk jog", "laufen gehen",
        "gehen laufen",
    ),
}  # fmt: skip

_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "cycling": (
        "ride", "bike", "biking", "cycling", "road biking", "bicycle", "road cycling",
        "indoor cycling", "virtual ride", "e bike ride", "ebike ride", "mountain bike ride",
        "emountain bike ride", "e mountain bike ride", "mountain biking", "gravel ride",
        "gravel cycling", "handcycle", "velomobile", "radfahrt", "radfahren", "rad", "fahrt",
        "vélo", "sortie à vélo", "cyclisme", "bicicleta", "vuelta ciclista", "ciclismo",
        "pedalada", "fietsrit", "fietsen", "giro", "giro in bici", "bici", "велозаезд",
        "велосипед", "ライド", "サイクリング", "骑行", "騎行", "骑车", "라이딩", "bersepeda",
        "jazda na rowerze", "rower", "kolo", "cykeltur", "cykling", "sykling", "pyöräily",
        "virtuelle fahrt", "virtuele fietsrit", "virtuelle radfahrt", "cyclocross",
        "downhill biking", "recumbent cycling", "track cycling", "hand cycling",
        "indoor hand cycling", "virtual cycling", "spinning", "spin", "bmx", "e bike fitness",
        "e bike mountain", "e biking", "commuting", "bike ride", "road ride", "indoor ride",
        "mountainbike", "mountain bike", "mtb", "gravel", "fahrradfahren", "fahrrad", "rennrad",
        "radtour", "radsport", "rollentraining", "bicyclette", "vtt", "vélo de route",
        "vélo d'intérieur", "ciclismo en ruta", "ciclismo indoor", "bicicleta de montaña",
        "ciclismo su strada", "bicicletta", "wielrennen", "fietstocht", "велоспорт",
        "велоспорт на шоссе", "велотренажер", "自転車", "バイク", "室内骑行", "户外骑行",
        "자전거", "사이클", "kolarstwo", "jazda rowerem", "cyklistika", "cyklistik",
        "kerékpározás", "bisiklet", "ποδηλασία", "jízda na kole", "bicycling", "handcycling",
        "mountainbiken", "pedalata", "sykkeltur", "terrengsykling", "maastopyöräily",
        "jazda na bicykli", "велогонка", "騎自行車", "đạp xe", "ปั่นจักรยาน", "רכיבה",
        "ركوب الدراجات",
    ),
    "walking": (
        "walk", "walking", "speed walking", "casual walking", "spaziergang", "gehen", "marche",
        "caminata", "caminar", "caminhada", "camminata", "wandeling", "wandelen", "прогулка",
        "ходьба", "ウォーキング", "步行", "健走", "걷기", "jalan kaki", "spacer", "gåtur",
        "promenad", "kävely", "yürüyüş", "chůze", "nordic walking", "power walking",
        "indoor walking", "walk nordic", "rucking", "casual walk", "spazieren", "spazierengehen",
        "promenade", "marche à pied", "marche nordique", "balade", "paseo", "andar",
        "caminata al aire libre", "passeggiata", "passeio", "wandelsessie", "散歩", "散步",
        "行走", "徒步走", "산책", "berjalan", "jalan", "pieszo", "gang", "gåing", "kävelylenkki",
        "séta", "gyaloglás", "procházka", "περπάτημα", "ходьба пешком", "скандинавская ходьба",
        "marsz", "chôdza", "прогулянка", "sauvakävely", "đi bộ", "เดิน", "הליכה", "المشي",
    ),
    "hiking": (
        "hike", "hiking", "wanderung", "wandern", "randonnée", "senderismo", "excursión",
        "escursione", "trilha", "hike sessie", "поход", "ハイキング", "徒步", "健行", "하이킹",
        "mendaki", "wędrówka", "turystyka piesza", "vandretur", "fottur", "vandring",
        "mountaineering", "trekking", "bergsteigen", "bergwandern", "hochtour",
        "randonnee pedestre", "marche en montagne", "montañismo", "trek", "caminata de montaña",
        "escursionismo", "alpinismo", "caminhada em trilha", "bergtocht", "登山", "爬山", "등산",
        "túra", "túrázás", "turistika", "vaellus", "doğa yürüyüşü", "via ferrata",
    ),
    "swimming": (
        "swim", "swimming", "lap swimming", "open water swimming", "schwimmen", "natation",
        "natación", "natação", "nuoto", "zwemmen", "zwemsessie", "плавание", "заплыв", "スイム",
        "水泳", "游泳", "수영", "berenang", "renang", "pływanie", "svømning", "simning", "uinti",
        "pool swim", "open water swim", "open water", "swimming pool", "freiwasserschwimmen",
        "bahnenschwimmen", "natation en eau libre", "nage", "nage en eau libre", "nado",
        "natación en piscina", "nadar", "nuoto in piscina", "simma", "úszás", "plavání",
        "plávanie", "yüzme", "泳池游泳", "κολύμπι", "svømming", "beckenschwimmen", "κολύμβηση",
        "bơi", "bơi lội", "ว่ายน้ำ", "שחייה", "السباحة",
    ),
    "pool running": (
        "pool run", "pool running", "aqua jogging", "aquajogging", "water running",
        "deep water running", "aqua running", "water jogging", "running pool",
    ),
    "strength training": (
        "strength", "strength training", "weight training", "weightlifting", "krafttraining",
        "gewichtstraining", "musculation", "entraînement aux poids", "entrenamiento con pesas",
        "allenamento con i pesi", "treinamento com peso", "musculação", "krachttraining",
        "силовая тренировка", "ウェイトトレーニング", "重量训练", "重量訓練", "웨이트 트레이닝",
        "latihan beban", "trening siłowy", "weights", "weight lifting",
        "functional strength training", "traditional strength training", "core", "core training",
        "kraft", "fuerza", "fitnessgerät", "forza", "kracht", "styrketräning", "styrketrening",
        "styrketræning", "силовая", "筋トレ", "力量训练", "근력 운동", "posilování", "kuntosali",
    ),
    "workout": (
        "workout", "training", "cardio", "cardio training", "fitness", "fitness equipment",
        "gym", "entraînement", "entrenamiento", "allenamento", "treino", "тренировка",
        "ワークアウト", "锻炼", "體能訓練", "운동", "olahraga", "trening", "hiit",
        "high intensity interval training", "crossfit", "bootcamp", "indoor cardio", "exercise",
        "gymnastics", "calisthenics", "cross training", "crosstraining", "circuit training",
        "functional training", "boxing", "kickboxing", "mixed martial arts", "martial arts",
        "jump rope", "amrap", "emom", "tabata", "warm up", "cool down", "flexibility training",
        "stretching", "mobility", "breathwork", "meditation", "mind body", "barre", "gymnastik",
        "turnen", "fitnesstraining", "renforcement musculaire", "gimnasio", "palestra",
        "musculation en salle",
    ),
    "yoga": (
        "yoga", "joga", "йога", "ヨガ", "瑜伽", "요가",
    ),
    "pilates": (
        "pilates",
    ),
    "rowing": (
        "rowing", "row", "virtual row", "indoor rowing", "rudern", "aviron", "remo",
        "canottaggio", "roeien", "virtual rowing", "row machine", "rowing machine", "ergometer",
        "ruderergometer", "rudergerät", "roning", "roddy", "ローイング", "划船", "гребля",
    ),
    "elliptical": (
        "elliptical", "crosstrainer", "elliptique", "elíptica", "ellittica", "cross trainer",
        "ellipsentrainer", "vélo elliptique", "eliptica", "elliptical trainer", "орбитрек",
    ),
    "stair climbing": (
        "stair stepper", "stair climbing", "stair climber", "stepper", "stairs",
        "floor climbing", "stairmaster", "stairstepper", "treppensteigen",
    ),
    "skiing": (
        "alpine ski", "backcountry ski", "skiing", "alpine skiing", "ski", "resort skiing",
        "backcountry skiing", "ski touring", "snowboard", "snowboarding", "downhill skiing",
        "ski alpin", "skifahren", "skitour", "skitouren", "snowboarden", "esquí", "esquí alpino",
        "sci", "sci alpino", "ski de randonnée", "alpin", "telemark", "narty", "lyžování",
        "лыжи", "горные лыжи", "スキー", "スノーボード", "滑雪", "스키",
    ),
    "cross-country skiing": (
        "nordic ski", "cross country skiing", "nordic skiing", "roller ski", "skate skiing",
        "langlauf", "xc skiing", "xc ski", "classic skiing", "backcountry", "skilanglauf",
        "skilaufen", "nordic", "ski de fond", "esquí de fondo", "sci di fondo", "langlaufen",
        "längdskidåkning", "skidåkning", "langrenn", "hiihto", "бег на лыжах", "беговые лыжи",
        "лыжный бег", "лыжные гонки", "biegi narciarskie", "narciarstwo biegowe", "běžky",
        "クロスカントリースキー", "越野滑雪", "rollski", "rulleski", "rullskidor", "langrend",
        "maastohiihto", "bieg na nartach", "běh na lyžích", "beh na lyžiach", "sífutás",
        "kayaklı koşu", "esquí nórdico", "sci nordico", "크로스컨트리 스키",
    ),
    "snowshoeing": (
        "snowshoe", "snowshoeing", "schneeschuhwandern", "schneeschuhlaufen", "raquettes",
        "raquette à neige", "raquetas", "ciaspole",
    ),
    "skating": (
        "ice skate", "ice skating", "inline skate", "inline skating", "skating", "skateboard",
        "skateboarding", "roller skating", "rollerblading", "inline", "inlineskaten", "inliner",
        "eislaufen", "eislauf", "schlittschuhlaufen", "schlittschuhlauf", "rollschuhlaufen",
        "patinage", "patinaje", "pattinaggio", "schaatsen", "skeeleren", "スケート", "滑冰",
    ),
    "paddling": (
        "canoeing", "kayaking", "stand up paddling", "paddling", "kayak", "canoe", "rafting",
        "sup", "paddleboarding", "stand up paddleboarding", "stand up paddle", "paddeln",
        "kajak", "kanu", "pagaie", "remo en kayak", "piragüismo", "canoa", "kanoën",
    ),
    "surfing": (
        "surfing", "surf", "windsurf", "windsurfing", "kitesurf", "kitesurfing", "kiteboarding",
        "kite surfing", "wakeboarding", "wakesurfing", "water skiing", "wasserski", "bodyboard",
    ),
    "sailing": (
        "sail", "sailing", "boating", "segeln", "voile", "vela", "zeilen",
    ),
    "climbing": (
        "rock climbing", "climbing", "bouldering", "indoor climbing", "rock climb",
        "wall climbing", "klettern", "bouldern", "escalade", "escalada", "arrampicata",
        "klimmen", "скалолазание", "クライミング", "攀岩",
    ),
    "ball games": (
        "soccer", "football", "basketball", "volleyball", "tennis", "table tennis", "badminton",
        "squash", "racquetball", "pickleball", "padel", "cricket", "golf", "hockey",
        "american football", "rugby", "baseball", "racket", "racket sports", "floorball",
        "handball", "lacrosse", "disc golf", "ultimate", "ice hockey", "field hockey",
        "softball", "ping pong", "fußball", "fussball", "tischtennis", "fútbol", "futebol",
        "calcio", "voetbal", "baloncesto", "pallacanestro", "basquete", "футбол", "баскетбол",
        "サッカー", "足球", "篮球", "축구", "piłka nożna", "fotboll", "fotball", "fodbold",
        "jalkapallo",
    ),
    "dancing": (
        "dance", "dancing", "tanz", "tanzen", "danse", "baile", "danza", "ballo", "dansen",
        "zumba",
    ),
    "riding": (
        "horseback riding", "equestrian", "horse riding", "reiten", "équitation", "equitación",
        "equitazione", "paardrijden",
    ),
    "wheelchair": (
        "wheelchair", "wheelchair push walk", "wheelchair push run", "indoor wheelchair walk",
        "indoor wheelchair run", "push wheelchair", "rollstuhl", "fauteuil roulant",
    ),
    "physical therapy": (
        "physical therapy", "physiotherapy",
    ),
    "transition": (
        "transition", "transition v2", "bike to run transition", "run to bike transition",
        "swim to bike transition", "wechsel", "wechselzone",
    ),
    "multisport": (
        "multisport", "multi sport", "triathlon", "duathlon", "aquathlon", "swimrun", "brick",
        "triatlon", "triatlón", "triathlon training",
    ),
    "driving": (
        "driving general", "car", "auto", "motorcycling", "motorcycle", "motocross", "atv",
        "snowmobiling", "bus", "train", "transport", "in vehicle", "flying", "autofahren",
        "autofahrt",
    ),
    "other": (
        "other", "others", "sonstige", "sonstiges", "andere", "anderes", "autre", "autres",
        "otro", "otra", "otros", "otro deporte", "altro", "outro", "outros", "overig", "overige",
        "anders", "другое", "прочее", "その他", "其他", "其它", "기타", "lainnya", "inne",
        "inny", "annat", "övrigt", "annet", "andet", "muu", "egyéb", "ostatní", "diğer",
    ),
}  # fmt: skip

NOTHING = frozenset((
    "", "generic", "all", "uncategorized", "uncategorised", "unknown", "none", "unspecified",
    "undefined", "null", "default", "activity", "aktivität", "activité", "actividad", "attività",
    "gps", "gps track", "my track", "recording",
))  # fmt: skip
"""Words that programs write where they know no sport."""

MARKS: dict[RunKind, tuple[str, ...]] = {
    RunKind.TREADMILL: (
        "treadmill", "indoor", "laufband", "drinnen", "halle", "tapis", "salle", "intérieur",
        "cinta", "interior", "coperto", "esteira", "loopband", "binnen", "bieżnia", "løbebånd",
        "tredemølle", "löpband", "дорожке", "室内",
    ),
    RunKind.VIRTUAL: (
        "virtual", "virtuell", "virtueller", "virtuelle", "virtuel", "virtuale", "virtueel",
        "virtuele", "wirtualny", "zwift",
    ),
    RunKind.ULTRA: ("ultra",),
    RunKind.TRAIL: (
        "trail", "sentier", "sentiers", "montagne", "montaña", "sendero", "senderos", "sentiero",
        "montagna", "trilha", "montanha", "gelände", "berg", "mountain", "fell", "terreng",
        "terräng", "teren", "terenie", "terenowy", "polku", "трейл", "越野",
    ),
    RunKind.TRACK: ("track", "piste", "pista", "bahn", "stadion", "baan"),
    RunKind.WALK_RUN: ("walk",),
}  # fmt: skip
"""Words beside one for running, as in `indoor_running` or `Course à pied (sentier)`."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[^\w]+|_+")


def normal(word: str) -> str:
    """A word without case, accents, camel humps and punctuation: `TrailRun`, `trail_run` ->
    `trail run`."""
    parted = unicodedata.normalize("NFKD", _CAMEL.sub(" ", word)).casefold()
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return _BETWEEN.sub(" ", unicodedata.normalize("NFC", bare)).strip()


RUN_ENDINGS = tuple(map(normal, (
    "lauf", "laufen", "løb", "løp", "løping", "löpning", "juoksu", "futás", "hardlopen", "koşusu",
    "ランニング", "ラン", "跑", "跑步", "달리기", "러닝",
)))  # fmt: skip
"""How words for running end that are made of two."""

OTHER_STEMS = tuple(map(normal, (
    "cicl", "cycl", "bici", "bike", "bicy", "velo", "vélo", "вело", "radfahr", "radsport", "ski",
    "esqui", "lyž", "nart", "лыж", "kayak", "skat", "patin", "pattin", "schaats", "коньк", "ролик",
    "роллер", "skøj", "skøy", "skrid", "eis", "roll", "rull", "schlitt", "schnee", "langlauf",
    "langrend", "aqua", "water", "wasser", "pool", "swim", "schwimm", "horse", "pferd", "cheval",
    "caball", "cavall", "hest", "wheel", "fauteuil", "silla", "ruedas", "rodas", "carrozz",
    "handbike", "auto", "moto", "voiture", "voile",
)))  # fmt: skip
"""How words begin that make another sport of a run: `Бег на лыжах`, `Carrera ciclista`."""
OTHER_PARTS = tuple(map(normal, (
    "kreislauf", "langlauf", "骑", "騎", "泳", "滑", "バイク", "スキー", "スケート", "스키",
    "사이클",
)))  # fmt: skip
"""What does so wherever it stands in a word."""

RUNS = {normal(name): kind for kind, names in _RUN_NAMES.items() for name in names}
"""Normalised word -> kind of run."""

OTHERS = {normal(name): sport for sport, names in _OTHER_NAMES.items() for name in names}
"""Normalised word -> other sport, in our own words."""

RUN_MARKS = {normal(name): kind for kind, names in MARKS.items() for name in names}
"""Normalised word beside one for running -> kind of run."""

UNSAID = frozenset(map(normal, NOTHING))
