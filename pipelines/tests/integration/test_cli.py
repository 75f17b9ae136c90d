"""The command line as a person meets it: one line for each mistake, a non-zero exit, nothing started."""

import json
import re
import subprocess
import sys

import pytest

from lagesbild.settings import Project
from tests.conftest import CHECKOUT


def lagesbild(home: Project, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    settings = {"LAGESBILD_HOME": str(home.root), "PYTHONPATH": str(CHECKOUT.root / "pipelines"), "PATH": "", **env}
    return subprocess.run(
        [sys.executable, "-c", "from lagesbild.cli import main; main()", *words],
        capture_output=True,
        text=True,
        env=settings,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="session")
def with_notebooks(built_home: Project, checkout: Project) -> Project:
    if not built_home.notebooks.exists():
        built_home.notebooks.symlink_to(checkout.notebooks)
    return built_home


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["brief", "49"], "lagesbild: No area '49'. Nearest: KU049 (Espoo / Esbo), "),
        (["brief", "Esbo"], "lagesbild: No area 'Esbo'. Nearest: KU049 (Espoo / Esbo), KU680 (Raisio / Reso), "),
        (["brief", "kopa-jarviseutu", "--language", "se"], "lagesbild: No language 'se'. Nearest: sv, en.\n"),
        (["brief", "MK06", "--horizon", "2050"], "lagesbild: No projected year '2050'. Nearest: 2045, 2044, 2043, "),
        (["brief", "--members", "005,52"], "lagesbild: No municipality '52'. Nearest: KU052 (Evijärvi), "),
        (
            ["brief", "049", "--notebook", "situation"],
            "lagesbild: No notebook 'situation'. Nearest: situation_brief.\n",
        ),
        (["fetch", "121v"], "lagesbild: No source '121v'. Nearest: 121w, "),
        (
            ["follow-up", "kopa-suupohja"],
            "lagesbild: data/local/measures.csv: has no measure of kopa-suupohja; begin with: lagesbild form kopa-suu",
        ),
        (["measures", "--overview"], "lagesbild: data/local/measures.csv: has no measure; begin with: lagesbild form"),
        (
            ["measures", "kopa-suupohja", "--page"],
            "lagesbild: data/local/measures.csv: has no measure of kopa-suupohja;",
        ),
        (
            ["models"],
            "lagesbild: data/local/measures.csv: has no model yet; of a measure that was tried fill in model_",
        ),
        (["models", "--horizon", "2050", "--example-measures"], "lagesbild: No projected year '2050'. Nearest: 2040, "),
        (["models", "--language", "se"], "lagesbild: No language 'se'. Nearest: sv, en.\n"),
        (["briefs", "pilots"], "lagesbild: No edition 'pilots'. Nearest: pilot-groups. All: editions.yml\n"),
    ],
)
def test_a_mistake_is_one_line_with_what_would_have_been_right(
    with_notebooks: Project, words: list[str], message: str
) -> None:
    run = lagesbild(with_notebooks, *words)
    assert run.returncode == 2
    assert run.stderr.startswith(message)
    assert run.stderr.count("\n") == 1
    assert run.stdout == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [["brief"], ["brief", "049", "--members", "005"], ["briefs", "--workers", "-1"], ["measures", "--public"]]
)
def test_words_that_do_not_fit_together_are_refused(with_notebooks: Project, words: list[str]) -> None:
    run = lagesbild(with_notebooks, *words)
    assert run.returncode == 2
    assert "Error" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.slow
def test_an_option_that_does_not_exist_is_refused(with_notebooks: Project) -> None:
    run = lagesbild(with_notebooks, "brief", "049", "--horison", "2040")
    assert run.returncode == 2
    assert "No such option: --horison" in run.stderr


@pytest.mark.slow
def test_the_program_says_its_version_and_files(with_notebooks: Project) -> None:
    run = lagesbild(with_notebooks, "--version")
    assert re.fullmatch(r"lagesbild 0\.1\.0, program files [0-9a-f]{8}\n", run.stdout)


def test_the_list_of_commands_is_not_cut_and_each_that_makes_something_can_be_quiet(home: Project) -> None:
    listed = " ".join(lagesbild(home, "--help").stdout.split())
    assert "Make a snapshot again from its recorded inputs and compare every byte; nothing is changed." in listed
    assert "..." not in listed.partition("Commands:")[2]
    assert "-q, --quiet Say nothing unless it fails." in " ".join(lagesbild(home, "briefs", "--help").stdout.split())
    assert "--quiet" not in lagesbild(home, "areas", "--help").stdout


@pytest.mark.slow
def test_what_is_quiet_says_nothing_and_still_says_what_fails(home: Project) -> None:
    assert lagesbild(home, "contracts", "-q").stdout == ""
    assert (home.root / "DATA_DICTIONARY.md").exists()
    assert lagesbild(home, "contracts").stdout == "Nothing changed.\n"
    wrong = lagesbild(home, "publish", "pilots", "-q")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("lagesbild: No edition 'pilots'.")


def test_a_shell_completes_commands_options_and_languages(home: Project) -> None:
    def completed(words: str) -> list[str]:
        asked = {"_LAGESBILD_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        return lagesbild(home, _LAGESBILD_COMPLETE=asked.pop("_LAGESBILD_COMPLETE"), **asked).stdout.split()

    assert completed("lagesbild br") == ["brief", "briefs"]
    assert completed("lagesbild brief 049 --lan") == ["--language"]
    assert completed("lagesbild brief 049 --language s") == ["sv"]


@pytest.mark.slow
def test_areas_lists_all_or_those_of_a_kind_and_word(with_notebooks: Project) -> None:
    run = lagesbild(with_notebooks, "areas")
    lines = run.stdout.splitlines()
    assert len(lines) == 308 + 69 + 46 + 23 + 19 + 1 + 11
    assert "KU049                     municipality      Espoo / Esbo" in lines
    assert "kopa-suupohja             group             Suupohja" in lines
    one = lagesbild(with_notebooks, "areas", "kymppi", "--kind", "employment-area").stdout
    assert one == (
        "TA18                      employment-area   "
        "Kymppi (työllisyysalue) / Kymppi (sysselsättningsområde) / Kymppi employment area\n"
    )


@pytest.mark.slow
def test_fetch_without_a_network_says_so_and_leaves_everything(with_notebooks: Project) -> None:
    store = with_notebooks.store.read_bytes()
    run = lagesbild(with_notebooks, "fetch", "statfin", LAGESBILD_STATFIN_URL="http://127.0.0.1:9")
    assert run.returncode == 1
    assert "StatFin ?config: 127.0.0.1 cannot be reached (ConnectError: " in run.stderr
    assert run.stderr.endswith("). The present figures stay in use; when there is a network: lagesbild fetch\n")
    assert "Traceback" not in run.stderr
    assert with_notebooks.store.read_bytes() == store


@pytest.mark.slow
def test_sources_says_where_every_table_is_from(with_notebooks: Project) -> None:
    held = json.loads(lagesbild(with_notebooks, "sources", "--json").stdout)
    assert [each for each in held if each["source"] == "keha-12ti"] == [
        {
            "source": "keha-12ti",
            "table": "raw_keha__occupation",
            "publisher": "KEHA Centre",
            "statistic": "Employment Service Statistics",
            "content": "Unemployed and vacancies by region and occupation",
            "provider_table": "12ti",
            "service": "statfin",
            "period": "1/2019–10/2023",
            "obtained": "bundled",
            "updated": "2023-11-21",
            "next_release": "",
            "rhythm": "once a month",
            "rows": 502280,
            "missing": "Municipalities and ELY Centre areas are missing, and so are months before 2019 and after "
            "October 2023. Counts of 1–4 are secret; zero is shown.",
            "licence": "CC BY 4.0",
            "citation": "Source: KEHA Centre, Employment Service Statistics",
        }
    ]
    assert len([each for each in held if each["rows"]]) == 28
    words = lagesbild(with_notebooks, "sources").stdout
    assert "\nkeha-12ti  KEHA Centre, Employment Service Statistics, table 12ti: Unemployed and" in words


@pytest.mark.slow
@pytest.mark.parametrize("address", ["127.0.0.1:9", "ftp://127.0.0.1"])
def test_an_address_that_is_none_of_the_web_is_refused_before_anything_is_asked(
    with_notebooks: Project, address: str
) -> None:
    like = "; an address begins with https://, as https://pxdata.stat.fi/PxWeb/api/v1\n"
    option = lagesbild(with_notebooks, "fetch", "121w", "--base-url", address)
    assert (option.returncode, option.stderr) == (2, f"lagesbild: --base-url is {address!r}{like}")
    variable = lagesbild(with_notebooks, "fetch", "121w", LAGESBILD_STATFIN_URL=address)
    assert (variable.returncode, variable.stderr) == (2, f"lagesbild: LAGESBILD_STATFIN_URL is {address!r}{like}")
