"""Small corpora: a lease in two languages with every kind of note, what became of it, and sources in one language."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answering import Answerer
from bot.answers.knowledge import Knowledge
from corpus.document import Document, Kind, Language, Note, NoteKind, Reference
from corpus.passage import passages_of
from index.documents import DocumentsInMemory
from index.encoder import load_encoder
from index.generation import Generation
from index.index import Index

LEASE_EN = """Nordvik leased 90 MW at its Tromso site to Halden Cloud in March 2027, for 8 years and \
1.1 billion dollars. The Tromso site runs on hydropower.

Ingrid Solberg, the chief executive of Nordvik, said that the company kept 40 MW for bitcoin mining. Nordvik \
employs 210 people in Norway."""
LEASE_AR = """أجّرت نوردفيك 90 ميجاوات في موقع ترومسو لشركة هالدن كلاود في مارس 2027، لمدة 8 سنوات \
وبنحو 1.1 مليار دولار. يعمل موقع ترومسو بالطاقة الكهرومائية.

قالت إنغريد سولبرغ، الرئيسة التنفيذية لشركة نوردفيك، إن الشركة احتفظت بـ 40 ميجاوات لتعدين البيتكوين. تشغّل نوردفيك 210 \
موظفين في النرويج."""
LATER_EN = "In November 2027 Nordvik and Halden Cloud raised the Tromso lease to 140 MW and 1.7 billion dollars."
LATER_AR = "في نوفمبر 2027 رفعت نوردفيك وهالدن كلاود عقد ترومسو إلى 140 ميجاوات و1.7 مليار دولار."
ARABIC_ONLY = "اشترت مايكروسوفت (Microsoft) محطة رياح في تكساس عام 2029 مقابل 320 مليون دولار لتغذية مراكز البيانات."
ENGLISH_ONLY = "Google bought a gas plant in Ohio for 275 million dollars in 2028 to feed its data centres."
ORIGINAL = """OSLO. The miner Nordvik has let 90 megawatts of its Tromso site to Halden Cloud, it said in March 2027; \
the lease runs 8 years and is worth 1.1 billion dollars, with the Tromso site running on hydropower."""
OTHERS: tuple[tuple[Language, str], ...] = (
    ("en", "Grid operators in Texas paid miners to switch off on the hottest afternoons of August 2026."),
    ("en", "Liquid cooling lets a rack draw 120 kW, where air cooling stops at about 30 kW."),
    ("en", "Wholesale electricity in Sweden cost 38 dollars per MWh in the spring of 2027."),
    ("ar", "دفع مشغلو الشبكة في تكساس أموالًا للمعدّنين ليتوقفوا في أشد ساعات أغسطس 2026 حرًّا."),
    ("ar", "يسمح التبريد بالسوائل بأن يسحب الرف الواحد 120 كيلووات، ويتوقف التبريد بالهواء عند 30 كيلووات."),
    ("ar", "بلغ سعر الجملة للكهرباء في السويد 38 دولارًا لكل ميجاوات ساعة في ربيع 2027."),
)


def note(kind: NoteKind, text: str, on: int, source: str, *misreadings: str) -> Note:
    return Note(f"{kind.value}-{on}", kind, text, (on,), (Reference.parse(source),), misreadings)


def lease(language: Language, notes: bool = True) -> Document:
    text = LEASE_EN if language == "en" else LEASE_AR
    title = "Nordvik's lease at Tromso" if language == "en" else "عقد نوردفيك في ترومسو"
    made = (NOTES_EN if language == "en" else NOTES_AR) if notes else ()
    return Document(
        f"nordvik.{language}", "nordvik", language, title, text, Kind.SUMMARY, "Nordvik", "2027", notes=made
    )


def later(language: Language) -> Document:
    text = LATER_EN if language == "en" else LATER_AR
    return Document(f"nordvik-later.{language}", "nordvik-later", language, "Tromso, again", text, date="2027-11")


def single(name: str, language: Language, text: str) -> Document:
    return Document(name, name, language, name.title(), text)


NOTES_EN = (
    note(
        NoteKind.CORRECTION,
        "The tenant at Tromso is Halden Cloud and not Fjordnet, which only lent it money.",
        1,
        "nordvik#1",
        "Nordvik leased the Tromso site to Fjordnet",
        "Fjordnet is the tenant at Tromso",
    ),
    note(
        NoteKind.CONDITION,
        "The 1.1 billion dollars of Nordvik's Tromso lease counts on Halden Cloud taking up both extensions.",
        1,
        "nordvik#1",
    ),
    note(
        NoteKind.UPDATE,
        "Nordvik and Halden Cloud raised the Tromso lease to 140 MW in November 2027.",
        1,
        "nordvik-later#1",
    ),
    note(
        NoteKind.CAUTION,
        "At Tromso 90 MW is what Nordvik leased, and not what already runs there.",
        1,
        "nordvik#1",
        "the Tromso site now runs at 90 MW",
    ),
    note(
        NoteKind.SILENCE,
        "The source does not name the customers of Halden Cloud.",
        1,
        "nordvik#1",
        "customers of Halden Cloud",
    ),
)
NOTES_AR = (
    note(
        NoteKind.CORRECTION,
        "المستأجر في ترومسو هو هالدن كلاود لا فيوردنت التي لم تفعل غير إقراضها المال.",
        1,
        "nordvik#1",
        "أجّرت نوردفيك موقع ترومسو لشركة فيوردنت",
        "فيوردنت هي المستأجر في ترومسو",
    ),
    note(
        NoteKind.CONDITION,
        "يفترض مبلغ 1.1 مليار دولار في عقد ترومسو لدى نوردفيك أن تأخذ هالدن كلاود التمديدين معًا.",
        1,
        "nordvik#1",
    ),
    note(
        NoteKind.UPDATE,
        "رفعت نوردفيك وهالدن كلاود عقد ترومسو إلى 140 ميجاوات في نوفمبر 2027.",
        1,
        "nordvik-later#1",
    ),
    note(
        NoteKind.CAUTION,
        "قدرة 90 ميجاوات في ترومسو هي ما أجّرته نوردفيك لا ما يعمل هناك فعلًا.",
        1,
        "nordvik#1",
        "يعمل موقع ترومسو الآن بقدرة 90 ميجاوات",
    ),
    note(
        NoteKind.SILENCE,
        "لا يسمّي المصدر عملاء هالدن كلاود.",
        1,
        "nordvik#1",
        "عملاء هالدن كلاود",
    ),
)


def shelf() -> list[Document]:
    """The lease and what became of it in both languages, two sources in one language, and six about other things."""
    others = [single(f"other-{at}", language, text) for at, (language, text) in enumerate(OTHERS)]
    return [
        *(lease(language) for language in ("ar", "en")),
        *(later(language) for language in ("ar", "en")),
        single("wind", "ar", ARABIC_ONLY),
        single("gas", "en", ENGLISH_ONLY),
        *others,
    ]


def knowledge_of(documents: Sequence[Document]) -> Knowledge:
    """Index documents in memory."""
    passages = [passage for document in documents for passage in passages_of(document)]
    index = Index.build(passages, load_encoder("bundled"))
    return Knowledge(Generation("test", DocumentsInMemory(documents), index))


def answerer_of(documents: Sequence[Document]) -> Answerer:
    return Answerer(knowledge_of(documents))
