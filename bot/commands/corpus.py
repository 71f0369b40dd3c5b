"""`qudra corpus add|list|show|remove|restore`: the documents that answers come from."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bot.admin.suspicions import suspicions_of
from bot.errors import Failure, UsageFailure
from bot.messages import message
from bot.messages.errors import explain
from bot.settings import Settings
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.library import Library
from corpus.passage import passages_of
from corpus.submission import Details, read_submission

_LANGUAGES = ("ar", "en")
_USAGE = frozenset(  # the error codes of wrong usage; the others are failures
    {"bad-id", "bad-date", "bad-url", "duplicate-id", "unknown-document"}
    | {"file-missing", "file-not-a-file", "file-too-large", "file-unsupported"}
)

_Action = Callable[[argparse.Namespace, Library], None]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line's parser."""
    parser = subparsers.add_parser("corpus", help="add, list, show, remove and restore documents", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_arguments(actions.add_parser("add", help="add a document from a file"))
    listing = actions.add_parser("list", help="list the documents")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=_command(_list))
    show = actions.add_parser("show", help="show a document's text as it is indexed")
    show.add_argument("id", help="a document's id, or a source's")
    show.add_argument("--language", choices=_LANGUAGES, help="of a source's documents, the one in this language")
    show.add_argument("--json", action="store_true", help="as JSON")
    show.set_defaults(run=_command(_show))
    remove = actions.add_parser("remove", help="take a document out")
    remove.add_argument("id", help="the document's id")
    remove.set_defaults(run=_command(_remove))
    restore = actions.add_parser("restore", help="bring a document back that was taken out or replaced")
    restore.add_argument("id", help="the document's id")
    restore.set_defaults(run=_command(_restore))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="Markdown, plain text, HTML, PDF or Word (.docx)")
    parser.add_argument("--id", required=True, help="its id: small Latin letters, digits, dots, dashes, underscores")
    parser.add_argument("--language", choices=_LANGUAGES, help="its language (default: told by its letters)")
    parser.add_argument("--title", default="", help="its title (default: the file's)")
    parser.add_argument("--publisher", default="", help="who published it")
    parser.add_argument("--date", default="", help="when: 2024, 2024-08 or 2024-08-28")
    parser.add_argument("--url", default="", help="where it can be read")
    parser.add_argument("--replace", action="store_true", help="in place of the document that has this id")
    parser.set_defaults(run=_command(_add))


def _command(action: _Action) -> Callable[[argparse.Namespace, Settings], int]:
    """Make a command of an action: its errors come out as sentences and exit statuses."""

    def run(args: argparse.Namespace, settings: Settings) -> int:
        try:
            action(args, Library(settings.home))
        except CorpusError as error:
            failure = UsageFailure if error.code in _USAGE else Failure
            raise failure(explain(error, "en")) from error
        return 0

    return run


def _add(args: argparse.Namespace, library: Library) -> None:
    details = Details(args.language, args.title, args.publisher, args.date, args.url)
    submission = read_submission(args.file, args.id, details)
    document = submission.document
    library.add(document, replace=args.replace)
    count = len(passages_of(document))
    print(message("en", "corpus-added", id=document.id, tongue=document.language, passages=count))
    for suspicion in suspicions_of(submission):
        print(suspicion.sentence("en"), file=sys.stderr)


def _list(args: argparse.Namespace, library: Library) -> None:
    documents = library.documents()
    if args.json:
        print(json.dumps([_summary(document) for document in documents], ensure_ascii=False, indent=2))
    elif not documents:
        print(message("en", "corpus-nothing"))
    else:
        for document in documents:
            print(_row(document))
    for problem in library.problems():
        print(f"qudra: {explain(problem, 'en')}", file=sys.stderr)


def _summary(document: Document) -> dict[str, str | int]:
    return {
        "document": document.id,
        "source": document.source,
        "language": document.language,
        "kind": document.kind.value,
        "date": document.date,
        "passages": len(passages_of(document)),
        "title": document.title,
    }


def _row(document: Document) -> str:
    count = len(passages_of(document))
    columns = f"{document.id:<40} {document.language}  {document.kind.value:<8}  {document.date or '-':<10}"
    return f"{columns}  {count:>4}  {document.title}"


def _show(args: argparse.Namespace, library: Library) -> None:
    document = library.get(args.id, args.language)
    if args.json:
        shown = {
            "document": document.id,
            "source": document.source,
            "language": document.language,
            "kind": document.kind.value,
            "text": document.text,
        }
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        print(f"{document.title}\n\n{document.text}")


def _remove(args: argparse.Namespace, library: Library) -> None:
    library.remove(args.id)
    print(message("en", "corpus-removed", id=args.id))


def _restore(args: argparse.Namespace, library: Library) -> None:
    library.restore(args.id)
    print(message("en", "corpus-restored", id=args.id))
