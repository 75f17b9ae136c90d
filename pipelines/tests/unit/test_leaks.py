"""What only this machine should know is found in every kind of file; what pages have anyhow is not taken for it."""

import getpass
import io
import os
import re
import socket
import tempfile
import zipfile
from pathlib import Path

import pytest

from lagesbild.publish.leaks import LeakFound, refuse_leaks, secrets_of
from lagesbild.settings import Project

ROOT = "/srv/verkko/tilannekuvat"
HOME = "/koti/maikki"
HOME_OF_ROOT = "/".join(["", "home", "root", "x"])
PGP_KEY = "-----BEGIN PGP PRIVATE KEY BLOCK-----"
KEY = "-----BEGIN OPENSSH PRIVATE KEY-----"


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user, a host, a home and an environment that are the same wherever the tests run."""
    monkeypatch.setattr(getpass, "getuser", lambda: "maikkiv")
    monkeypatch.setattr(socket, "gethostname", lambda: "kuntakone7")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: "/valiaika")
    monkeypatch.setattr(
        os,
        "environ",
        {
            "STAT_API_KEY": "q7Zk-29fe-aa01",
            "SHORT_TOKEN": "abc",
            "SHELL": "/bin/zsh-long",
            "https_proxy": "http://maija:vesi%2Dputous@valityspalvelin.kunta.example:3128",
            "HTTP_PROXY": "valitys:8080",
            "ALL_PROXY": "socks5://[fd00::7]:1080",
            "NO_PROXY": "stat.fi,localhost",
            "FTP_PROXY": "http://[not-an-address",
            "LAGESBILD_STATFIN_URL": "https://lukija:koskikara@peili.example/api",
            "DISPLAY": ":0",
        },
    )
    monkeypatch.setattr(Path, "home", lambda: Path(HOME))


def found(path: str, content: str | bytes, home: Project) -> str:
    """What is said of a file that holds the content; empty where nothing is."""
    try:
        refuse_leaks({path: content if isinstance(content, bytes) else content.encode()}, secrets_of(home))
    except LeakFound as refused:
        return "; ".join(refused.leaks)
    return ""


@pytest.fixture
def project() -> Project:
    return Project(Path(ROOT))


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("fi/a.html", f"<p>{ROOT}/data</p>", f"fi/a.html: the path {ROOT}"),
        ("fi/a.html", f'{{"x":"\\u003ep\\u003e{HOME}/x"}}', f"fi/a.html: the path {HOME}"),
        ("notebooks/fi/a.ipynb", '{"text":"line\\n/valiaika/lb-x"}', "notebooks/fi/a.ipynb: the path /valiaika"),
        ("fi/a.html", "file:///valiaika/x", "fi/a.html: the path /valiaika"),
        ("fi/a.html", "C:\\\\koti\\\\maikki\\\\x", f"fi/a.html: the path {HOME}"),
        ("fi/a.html", "tehnyt maikkiv", "fi/a.html: the name of the user, maikkiv"),
        ("fi/a.html", "osoite KuntaKone7.example", "fi/a.html: the name of the host, kuntakone7"),
        ("a.json", "q7Zk-29fe-aa01", "a.json: the value of the environment variable STAT_API_KEY"),
        ("a.csv", KEY, "a.csv: a private key"),
        ("a.csv", PGP_KEY, "a.csv: a private key"),
        ("a.json", "maija:vesi%2Dputous", "a.json: the password in the environment variable https_proxy"),
        ("a.json", "on vesi-putous", "a.json: the password in the environment variable https_proxy"),
        ("a.json", "koskikara", "a.json: the password in the environment variable LAGESBILD_STATFIN_URL"),
        ("a.html", "Valityspalvelin.kunta.example", "a.html: the address in the environment variable https_proxy"),
        ("a.html", "http://valitys/", "a.html: the address in the environment variable HTTP_PROXY"),
        ("a.html", "valitys:8080", "a.html: the address in the environment variable HTTP_PROXY"),
        ("a.html", "at [fd00::7]", "a.html: the address in the environment variable ALL_PROXY"),
        ("a.html", "ftp://who:what@there.example/x", "a.html: an address with a password"),
    ],
)
def test_a_seeded_leak_is_named_with_its_file(path: str, content: str, said: str, project: Project) -> None:
    assert found(path, content, project) == said


def test_a_secret_value_is_not_repeated(project: Project) -> None:
    assert "q7Zk" not in found("a.json", "x q7Zk-29fe-aa01 y", project)


def test_a_leak_inside_a_spreadsheet_is_found(project: Project) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<t>{ROOT}</t>")
    assert found("fi/tables/a.xlsx", packed.getvalue(), project) == f"fi/tables/a.xlsx: the path {ROOT}"


@pytest.mark.parametrize(
    "content",
    [
        "https://stat.fi/valiaika/taulu",  # the path of another host
        "/valiaikainen tila",  # a word that begins as a path does
        "abc",  # too short to be a secret
        "/bin/zsh-long",  # of a variable that says nothing of secrets
        "-----BEGIN PUBLIC KEY-----",
        "https://stat.fi/taulu",  # whom no proxy stands before
        "valitys ja vesi",  # the bare name of a proxy is a word
        "https://stat.fi/a:b@c",  # a sign in a path
        "http://localhost:8080",
    ],
)
def test_what_is_no_leak_is_let_through(content: str, project: Project) -> None:
    assert found("fi/a.html", content, project) == ""


@pytest.mark.parametrize(
    ("content", "is_leak"), [('<body class="root">', False), ("root@kone", True), (HOME_OF_ROOT, True)]
)
def test_a_name_that_pages_have_anyhow_counts_only_in_a_path_or_address(
    content: str, is_leak: bool, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "root")
    assert bool(found("fi/a.html", content, project)) is is_leak


def test_every_leak_of_every_file_is_told_at_once(project: Project) -> None:
    files = {"b.json": KEY.encode(), "a.html": f"{ROOT} maikkiv".encode()}
    with pytest.raises(LeakFound, match=re.escape("Nothing is published")) as refused:
        refuse_leaks(files, secrets_of(project))
    assert refused.value.leaks == [
        f"a.html: the path {ROOT}",
        "a.html: the name of the user, maikkiv",
        "b.json: a private key",
    ]
