"""The bot's own sentences, in one folder a language (Fluent, with CLDR's plural forms)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from corpus.document import Language

_FOLDER = Path(__file__).parent


def message(language: Language, key: str, **values: str | int | float) -> str:
    """Return the sentence `key` in a language with the values put in.

    Raises KeyError when the catalogue of that language lacks the key.
    """
    bundle = _bundle(language)
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(key)
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise errors[0]
    return str(text)


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)  # renderers isolate, each in its own way
    for file in sorted((_FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
