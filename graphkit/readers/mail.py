"""E-mail: a message with its headers as metadata, its text, and its text attachments as parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.readers.clean import plain
from graphkit.readers.dates import mail_date
from graphkit.readers.decode import Decoded, declaration, decoded, without_surrogates
from graphkit.readers.html import html_document
from graphkit.readers.looks import refuse_binary
from graphkit.readers.making import made
from graphkit.readers.records import Facts, ReadOptions, Source
from graphkit.text import CleanText, CleanTextBuilder

MEDIA_TYPE = "message/rfc822"
_DEEPEST = 10
_MOST_PARTS = 1000
_BODY = re.compile(r"\r?\n[ \t]*\r?\n|\r\r")
_TURNED = re.compile(r"^(\w[\w’'-]*), (\w[\w.’' -]*)$")
_HEADER = re.compile(rb"\s*(?:From |[A-Za-z][A-Za-z0-9-]{0,60}:)")


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A part that holds no others: its name, "" for the message's own text."""

    message: Message
    name: str


def mail_documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield the document of a message and one for each text attached to it.

    A single part sent as it is keeps the whole file as its text, so that offsets count the file's characters.
    """
    refuse_binary(source.data)
    if not _HEADER.match(source.data):
        raise ReadError("Has no mail headers.", hint="Rename it to .txt if it is plain text.")
    source = replace(source, media_type=MEDIA_TYPE)
    message = _parsed(source.data)
    facts = _facts(message)
    if _is_plain(message):
        yield _whole(source, message, facts, options)
        return
    yield from _parts(source, message, facts, options)


def _parsed(data: bytes) -> Message:
    try:
        return message_from_bytes(data)
    except RecursionError as error:
        raise ReadError("Parts are nested too deeply.", hint=f"At most {_DEEPEST} levels are read.") from error


def _facts(message: Message) -> Facts:
    name, address = parseaddr(_header(message, "From"))
    author = _TURNED.sub(r"\2 \1", name) or address or None
    return Facts(_header(message, "Subject"), author, mail_date(_header(message, "Date")))


def _header(message: Message, name: str) -> str:
    value = str(message.get(name, ""))[:4000]
    try:
        return without_surrogates(" ".join(str(make_header(decode_header(value))).split()))
    except (HeaderParseError, LookupError, ValueError):
        return without_surrogates(" ".join(value.split()))


def _is_plain(message: Message) -> bool:
    as_it_is = str(message.get("Content-Transfer-Encoding", "7bit")).strip().lower() in ("7bit", "8bit", "binary", "")
    return message.get_content_type() == "text/plain" and as_it_is


def _whole(source: Source, message: Message, facts: Facts, options: ReadOptions) -> Document:
    text = decoded(source.data, declared=_charset(message), override=options.encoding)
    return made(source, text, _without_headers(text.text), facts)


def _without_headers(text: str) -> CleanText:
    match = _BODY.search(text)
    start = match.end() if match else len(text)
    builder = CleanTextBuilder(text)
    builder.drop(0, start, "header")
    if start < len(text):
        builder.copy(start, len(text))
    body = builder.built()
    return plain(body.text, media_type=MEDIA_TYPE).over(body)


def _parts(source: Source, message: Message, facts: Facts, options: ReadOptions) -> Iterator[Document]:
    read: list[Document] = []
    problems: list[str] = []
    for leaf in _leaves(message, problems):
        if leaf.message.get_content_maintype() == "text":
            name = _unused(leaf.name or (f"part {len(read) + 1}" if read else ""), read)
            read.append(_text_part(replace(source, part=name), leaf.message, facts, options))
        else:
            problems.append(f"{leaf.name or 'a part'} ({leaf.message.get_content_type()}) was not read")
    if not read:
        raise ReadError("Holds no text." if not problems else f"Holds no text that could be read: {problems[0]}.")
    yield replace(read[0], warnings=(*read[0].warnings, *problems))
    yield from read[1:]


def _leaves(message: Message, problems: list[str]) -> Iterator[_Leaf]:
    """Yield the parts that hold no others, in order; of alternatives only the plainest."""
    waiting = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if depth > _DEEPEST or count > _MOST_PARTS:
            problems.append(
                "parts nested too deeply were not read" if depth > _DEEPEST else "further parts were not read"
            )
            if count > _MOST_PARTS:
                return
            continue
        if part.is_multipart():
            inner = [one for one in part.get_payload() if isinstance(one, Message)]
            chosen = _plainest(inner) if part.get_content_type() == "multipart/alternative" else inner
            waiting += [(one, depth + 1) for one in reversed(chosen)]
        else:
            yield _Leaf(part, _file_name(part))


def _plainest(parts: list[Message]) -> list[Message]:
    kinds = [part.get_content_type() for part in parts]
    for wanted in ("text/plain", "text/html"):
        if wanted in kinds:
            return [parts[kinds.index(wanted)]]
    return parts[:1]


def _text_part(source: Source, part: Message, facts: Facts, options: ReadOptions) -> Document:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    is_page = part.get_content_type() == "text/html"
    declared = _charset(part) or (declaration(data) if is_page else None)
    text = decoded(data, declared=declared, override=options.encoding)
    if source.part:
        facts = Facts(published=facts.published)
    if is_page:
        return html_document(source, text, facts)
    return made(source, text, plain(text.text, media_type=MEDIA_TYPE), facts)


def _charset(part: Message) -> str | None:
    value = part.get_content_charset()
    return value if isinstance(value, str) else None


def _file_name(part: Message) -> str:
    """Return the name of an attachment without folders or characters that could harm a terminal or a file system."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError):
        name = ""
    base = re.split(r"[/\\]", Decoded(without_surrogates(str(name)), "").text)[-1]
    plain_name = "".join(letter for letter in base if letter.isprintable()).strip(" .")
    return plain_name[:120] or ("attachment" if part.get_content_disposition() == "attachment" else "")


def _unused(name: str, read: list[Document]) -> str:
    taken = {document.part for document in read}
    return name if name not in taken else f"{name} ({len(read) + 1})"
