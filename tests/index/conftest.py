"""A small library of articles that the tests of the index share, indexed for real in a temporary folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from index import LazyIndex, open_index
from index.stemming import Stemmer, read_wordlist
from reader.article import Article, Found, Query, Related

WORDLIST = resources.path("wordlist.tsv")

ARTICLES = (
    Article(
        id="homs",
        section="المشرق العربي",
        published="2024-12-07T02:47",
        title="المعارضة السورية تدخل مدينة حمص",
        lead="سيطرت فصائل المعارضة على ريف حمص الشمالي بعد معارك.",
        caption="مقاتلون في الريف",
        body=(
            "قال شهود إن القتال انتهى فجرا. وأعلن المجلس المحلي وقف إطلاق النار في المدينة! عادت الكهرباء.",
            "بقيت دمشق هادئة، والكِتابُ الذي وزعه المجلس يدعو إلى الهدوء.",
        ),
        related=(Related("رياضة", "2024-12-06", "برشلونة يتعادل مع خيتافي"),),
    ),
    Article(
        id="goals",
        section="رياضة",
        published="2024-12-06",
        title="أهداف مباراة الهلال والنصر",
        body=("سجل اللاعب هدفين في الشوط الأول، وقال المدرب إن فريقه يستحق الفوز.", "حضر الجمهور من حمص وحلب."),
    ),
    Article(
        id="books",
        section="ثقافة",
        published="2023-05",
        title="معرض الكتاب في القاهرة",
        body=("افتتح الوزير معرض الكتاب، وفيه كُتب من باكستان وأفغانستان.", "كاتب شاب يوقع روايته في دمشق."),
    ),
    Article(id="plain", body=("نص بلا عنوان ولا قسم ولا تاريخ، فيه كلمة حلب وحدها.",)),
)


@pytest.fixture(scope="session")
def stemmer() -> Stemmer:
    return Stemmer(read_wordlist(WORDLIST))


@pytest.fixture
def empty(tmp_path: Path) -> LazyIndex:
    return open_index(tmp_path / "index", WORDLIST)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> LazyIndex:
    """The articles above; tests that change them use ``empty``."""
    index = open_index(tmp_path_factory.mktemp("shelf") / "index", WORDLIST)
    index.add(ARTICLES)
    return index


def never() -> bool:
    return False


@pytest.fixture
def find(shelf: LazyIndex) -> Callable[..., Found]:
    return lambda text, **filters: shelf.find(Query(text, **filters), never)


@pytest.fixture
def hits(find: Callable[..., Found]) -> Callable[..., list[str]]:
    """The ids found, best first."""
    return lambda text, **filters: [id_ for id_, _ in find(text, **filters).ranked]
