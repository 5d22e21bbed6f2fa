"""Mail: headers are metadata, the text keeps its places, attachments are parts."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.readers import documents

HEAD = "From: Ann Lee <ann@lee.example>\nTo: Bo Kent <bo@kent.example>\nDate: Mon, 10 Oct 2022 20:14:09 -0400\nSubject: The filing\n"


def read(tmp_path: Path, mail: str | bytes) -> list[Document]:
    """Return the documents of a message."""
    path = tmp_path / "m.eml"
    path.write_bytes(mail if isinstance(mail, bytes) else mail.encode())
    return list(documents(path, root=tmp_path))


def test_headers_are_metadata_and_offsets_those_of_the_file(tmp_path: Path) -> None:
    """The whole file is the text where nothing is encoded."""
    (mail,) = read(tmp_path, HEAD + "\nZoë gave us $2,500.\n")
    assert (mail.title, mail.author, mail.published) == ("The filing", "Ann Lee", "2022-10-10")
    assert mail.clean.text == "Zoë gave us $2,500."
    start, end = mail.clean.source_span(0, 3)
    assert mail.text[start:end] == "Zoë"
    assert mail.text.startswith("From: Ann")
    assert mail.characters_dropped["header"] == len(HEAD) + 1


def test_quoted_printable_and_base64_bodies_are_decoded(tmp_path: Path) -> None:
    """Then the text is the decoded body."""
    for coding, body in (
        ("quoted-printable", "Zo=C3=AB paid =\n$5."),
        ("base64", base64.b64encode("Zoë paid $5.".encode()).decode()),
    ):
        extra = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {coding}\n"
        (mail,) = read(tmp_path, HEAD + extra + "\n" + body)
        assert mail.text == mail.clean.text == "Zoë paid $5."


def test_encoded_headers_are_decoded(tmp_path: Path) -> None:
    """Broken ones stay as they are."""
    (mail,) = read(tmp_path, "From: =?utf-8?q?Zo=C3=AB_Lee?= <z@x.example>\nSubject: =?x-none?q?=FF?=\n\nHi.")
    assert mail.author == "Zoë Lee"
    assert mail.title == "=?x-none?q?=FF?="


def test_of_alternatives_the_plain_one_is_read(tmp_path: Path) -> None:
    """The page beside it says the same."""
    body = "--b\nContent-Type: text/plain\n\nBo paid.\n--b\nContent-Type: text/html\n\n<p>Bo paid.</p>\n--b--\n"
    (mail,) = read(tmp_path, HEAD + "Content-Type: multipart/alternative; boundary=b\n\n" + body)
    assert mail.clean.text == "Bo paid."


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("text/html", "text/plain", "Bo left."),
        ("text/calendar", "text/html", "Bo left."),
        ("text/calendar", "text/enriched", "Bo paid."),
    ],
)
def test_of_alternatives_the_plainest_is_read_wherever_it_stands(
    tmp_path: Path, first: str, second: str, said: str
) -> None:
    """Plain text comes before a page, a page before what else there is, and of that the first."""
    body = f"--b\nContent-Type: {first}\n\nBo paid.\n--b\nContent-Type: {second}\n\nBo left.\n--b--\n"
    (mail,) = read(tmp_path, HEAD + "Content-Type: multipart/alternative; boundary=b\n\n" + body)
    assert mail.clean.text == said


def test_a_page_alone_is_read_as_a_page(tmp_path: Path) -> None:
    """Many newsletters are."""
    (mail,) = read(tmp_path, HEAD + "Content-Type: text/html\n\n<p>Bo <b>paid</b> &amp; left.</p>")
    assert mail.clean.text == "Bo paid & left."
    assert mail.title == "The filing"


def test_attachments_are_parts_with_harmless_names(tmp_path: Path) -> None:
    """What is no text is warned of."""
    body = (
        "--b\n\nSee attached.\n--b\nContent-Type: text/plain\n"
        'Content-Disposition: attachment; filename="../../etc/no\x1btes.txt"\n\nBo paid.\n'
        "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nxx\n--b--\n"
    )
    first, second = read(tmp_path, HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + body)
    assert (first.part, second.part) == ("", "notes.txt")
    assert second.clean.text == "Bo paid."
    assert first.warnings == ("a.pdf (application/pdf) was not read",)
    assert first.id != second.id


def test_mail_in_mail_is_read_to_a_depth(tmp_path: Path) -> None:
    """Ten levels; what lies deeper is told."""
    mail = HEAD + "\nInnermost words.\n"
    for _ in range(3):
        mail = HEAD + "Content-Type: message/rfc822\n\n" + mail
    assert [document.clean.text for document in read(tmp_path, mail)] == ["Innermost words."]
    for _ in range(12):
        mail = HEAD + "Content-Type: message/rfc822\n\n" + mail
    with pytest.raises(ReadError, match="nested too deeply"):
        read(tmp_path, mail)


def test_parts_nested_by_the_thousand_are_refused(tmp_path: Path) -> None:
    """Rather than a RecursionError."""
    parts = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(3000))
    with pytest.raises(ReadError, match="nested too deeply"):
        read(tmp_path, "From: a@b\nContent-Type: multipart/mixed; boundary=b0\n\n" + parts)


def test_a_file_without_headers_is_no_mail(tmp_path: Path) -> None:
    """It would lose its first lines."""
    with pytest.raises(ReadError, match="no mail headers"):
        read(tmp_path, "Just words.\n")
