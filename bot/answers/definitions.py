"""Definitions: the passage that a question asks for by name, a term of the glossary or a paragraph of the report."""

from __future__ import annotations

import re

from bot.answers import lexicon
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.terms import concepts, keys_of
from corpus.document import Kind, Reference
from corpus.names import find_names
from corpus.passage import Passage
from corpus.text import fold
from corpus.thesaurus import bare_stem
from corpus.tokens import tokenise

_HEAD = re.compile(r"^(?P<term>[^:(]*[^:(\s])\s*+(?:\((?P<others>[^)]*)\))?\s*:")
_PARAGRAPH = re.compile(r"(?:\bp|\bparagraph |الفقره |فقره )(\d{1,2})\b")
_SINGLED_OUT = concepts("size average")  # the largest miner and the average PUE are no terms
_SHORT = 7  # words: a longer message only mentions the paragraph
_SEPARATOR = re.compile(r"[,،;؛]| or | and | أو |(?<=\w) و(?=\w{3})")


def entry_for(question: Question, knowledge: Knowledge) -> Passage | None:
    """Return the glossary entry that a question asks for: one whose term is all that it speaks of, or None."""
    if not question.says(lexicon.DEFINITION) and len(question.tokens) > 3:
        return None
    asked = {token.stem for token in question.tokens}
    asking = {t.stem for phrase in lexicon.phrases(lexicon.DEFINITION) for word in phrase for t in tokenise(word)}
    asking |= {token.stem for token in question.tokens if token.form in lexicon.stop_words()}
    named = {name.id for name in question.names if name.kind != "place"}
    telling = [token for token in question.tokens if token.stem not in asking]
    singled_out = {token.stem for token in telling if not _SINGLED_OUT.isdisjoint(keys_of(token.form))}
    best: tuple[int, Passage] | None = None
    for passage in glossary(question, knowledge):
        for term in terms_of_entry(passage.text):
            if not named <= {mention.name.id for mention in find_names(term)}:  # "TeraWulf capacity?"
                continue
            stems = {token.stem for token in tokenise(term)}
            if singled_out - stems:
                continue
            names_it = stems <= asked and not stems <= asking and len(asked - stems - asking) <= 1
            if names_it and (best is None or len(stems) > best[0]):
                best = (len(stems), passage)
    return best[1] if best else None


def entries_apart(question: Question, knowledge: Knowledge) -> list[Passage]:
    """Return the glossary's entries for the things whose difference a question asks for, none where it asks more."""
    if not question.says(lexicon.DIFFERENCE) or question.names:
        return []
    asked = [bare_stem(token) for token in question.tokens]
    taken: dict[int, tuple[Passage, int]] = {}  # by place: the entry whose longest term begins there
    for passage in glossary(question, knowledge):
        for term in terms_of_entry(passage.text):
            stems = [bare_stem(token) for token in tokenise(term)]
            for at in (at for at in range(len(asked)) if stems and asked[at : at + len(stems)] == stems):
                if at not in taken or taken[at][1] < len(stems):
                    taken[at] = (passage, len(stems))
    entries = list(dict.fromkeys(passage for _, (passage, _) in sorted(taken.items())))
    covered = {place for at, (_, length) in taken.items() for place in range(at, at + length)}
    asking = {t.stem for phrase in lexicon.phrases(lexicon.DIFFERENCE) for word in phrase for t in tokenise(word)}
    left = [t for t in question.terms if not any(question.tokens[at].start == t.start for at in covered)]
    further = [term for term in left if not term.is_light and term.form not in asking and term.keys.isdisjoint(asking)]
    return [] if further else entries[:2]


def paragraph_in(question: Question, knowledge: Knowledge) -> Passage | None:
    """Return the report's paragraph that a short message names as citations do: P12, paragraph 12, الفقرة ١٢."""
    match = _PARAGRAPH.search(fold(question.text))
    if match is None or len(question.tokens) > _SHORT:
        return None
    return knowledge.at(Reference("report", int(match[1])), question.language)


def glossary(question: Question, knowledge: Knowledge) -> list[Passage]:
    """Return the glossary's entries in the language of the question."""
    return knowledge.of_kind(Kind.GLOSSARY, question.language)


def terms_of_entry(text: str) -> list[str]:
    """Return the term that an entry defines and its other names, from `TERM (other, names): definition.`"""
    head = _HEAD.match(text)
    if head is None:
        return []
    others = _SEPARATOR.split(head["others"] or "")
    parts = _SEPARATOR.split(head["term"])
    named = [head["term"], *(parts if len(parts) > 1 else []), *others]
    return [part.strip() for part in named if part.strip()]
