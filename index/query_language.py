"""What a reader types, read as a question. Every row is also a test.

    سوريا الحرب                 some of the words; articles with all of them come first
    "وقف إطلاق النار"            these words in this order, spelled so
    "حمص دمشق"~8                 within eight words of each other, in any form
    =كاتب                        this spelling only, no other form
    حمص AND دمشق · (حمص و دمشق)  both; with an operator in the query, words side by side are all required
    حمص OR حلب · (حمص أو حلب)     either
    حمص NOT حلب · (حمص ليس حلب) · حمص -حلب      the first without the second
    (حمص OR حلب) AND دمشق        parentheses group
    حم* · *ستان · ح?ص            any ending, any beginning, any letter; «؟» is punctuation
    حمص~ · حمص~2                 one or two letters may differ
    عنوان:حمص · title:حمص        in the headline; likewise مقدمة lead, نص body, صورة caption, صلة related
    عنوان:"ريف حمص"              a field takes whatever a word can be, and parentheses
    قسم:رياضة · section:رياضة     in a section («قسم:"المشرق العربي"»)
    تاريخ:2024-12 · date:2024-12-01..2024-12-07 · تاريخ:"كانون الأول 2024" · تاريخ:"رمضان 1445"
    is:unread · is:read · is:bookmarked · غير-مقروء · مقروء · مفضلة
    وسم:سياسة tag: · ملاحظة:كلمة note: · مصدر:صحيفة source:      what the library knows beside the text

AND, OR, NOT are operators in capitals only; و، أو، ليس only within or beside parentheses. A field's name needs
its colon without a space («عاجل: حمص» is a headline). A pasted headline or a question is not a formula: beside
more than two plain words, or with a question mark, quotation marks only cite; and what stands between dashes
(«-رحمه الله-») is said in passing, not excluded.

A wrong query never fails: an open quotation mark, an operator without operands, a date that is none are read as
plain words, and ``Parsed.interpretation`` says what was understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.dates import read_range
from index.folding import fold, forms, is_word, typed
from index.query import (
    FIELDS,
    STATES,
    And,
    Dates,
    Fuzzy,
    Named,
    Node,
    Not,
    Or,
    Parsed,
    Pattern,
    Phrase,
    Section,
    Word,
)

FEW_WORDS = 2
"""Beside more plain words than this, quotation marks cite."""

FEWEST_LETTERS = 2
"""Letters of a pattern that begins with any letters: «*ا*» would be nearly every word."""

LONGEST = 4_000
"""Code points that are read; what follows is left out."""

DEEPEST = 20
"""Parentheses, negations and fields inside each other that count."""


_NAMES = {fold(name): field for field, names in FIELDS.items() for name in names}
_STATES = {tuple(forms(name)): state for state, names in STATES.items() for name in names}
ARABIC_STATES = {arabic: state for state, (arabic, _) in STATES.items()}
_TOKEN = re.compile(
    r"""(?P<minus>(?<![^\s(])-(?=[^\s\-])(?![^-]*[^\s-]-(?![^\s.،:؛!؟)])))
      | (?P<field>(?<![^\s(\-])(?:ال)?[^\W\d_]+:(?=[^\s:/]))
      | "(?P<quoted>[^"]*)"(?:~(?P<slop>\d{1,3}))?
      | (?P<paren>[()])
      | (?P<chunk>[^\s()"]+)""",
    re.VERBOSE,
)
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not"}
_ARABIC_OPERATORS = {"و": "and", "او": "or", "ليس": "not"}
_FUZZY = re.compile(r"(.+)~([12]?)")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    slop: int | None = None

    def opens(self) -> bool:
        """Whether it is an opening parenthesis; a quoted one is a text."""
        return self.kind == "paren" and self.text == "("

    def closes(self) -> bool:
        """Whether it is a closing parenthesis."""
        return self.kind == "paren" and self.text == ")"


def parse(text: str, citing: bool = False) -> Parsed:
    """Read a query; never fails. ``citing``: quotation marks cite, even beside one word."""
    clean = typed(text[:LONGEST])
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in clean)
    tokens = _tokens(clean)
    if citing or _is_sentence(tokens):
        tokens = [replace(token, kind="chunk") if token.kind == "quoted" else token for token in tokens]
    reader = _Reader(tokens)
    return replace(reader.read(), arabic=arabic)


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup if match.lastgroup != "slop" else "quoted")
        slop = int(match["slop"]) if match["slop"] else None
        found.append(_Token(kind, match["quoted"] if kind == "quoted" else match[0], slop))
    return [_as_operator(found, at) for at in range(len(found))]


def _as_operator(tokens: list[_Token], at: int) -> _Token:
    """The token as an operator if it is one where it stands, else unchanged."""
    token = tokens[at]
    if token.kind != "chunk":
        return token
    operator = _OPERATORS.get(token.text)
    if not operator and (word := _ARABIC_OPERATORS.get(fold(token.text))) and _by_parentheses(tokens, at):
        operator = word
    if operator and _has_operands(tokens, at, operator):
        return _Token("operator", operator)
    return token


def _by_parentheses(tokens: list[_Token], at: int) -> bool:
    depth = sum(token.opens() - token.closes() for token in tokens[:at])
    beside = {tokens[other].kind for other in (at - 1, at + 1) if 0 <= other < len(tokens)}
    return depth > 0 or "paren" in beside


def _has_operands(tokens: list[_Token], at: int, operator: str) -> bool:
    after = at + 1 < len(tokens) and not tokens[at + 1].closes()
    before = at > 0 and not tokens[at - 1].opens()
    return after and (before or operator == "not")


def _is_sentence(tokens: list[_Token]) -> bool:
    if any(token.kind in ("operator", "field", "minus") for token in tokens):
        return False
    plain = [token.text for token in tokens if token.kind == "chunk"]
    return sum(len(forms(text)) for text in plain) > FEW_WORDS or any("؟" in text for text in plain)


class _Reader:
    """Recursive descent over the tokens: or, then and, then one term."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0
        self._formal = any(token.kind == "operator" for token in tokens)

    def read(self) -> Parsed:
        nodes: list[Node] = []
        while self._at < len(self._tokens):
            nodes += self._sequence() if not self._formal else filter(None, [self._or(None)])
            self._close()
        if self._formal:
            return Parsed(required=_joined(And, nodes))
        words = tuple(node.form for node in nodes if isinstance(node, Word) and not node.exact and not node.field)
        rest = [node for node in nodes if not (isinstance(node, Word) and not node.exact and not node.field)]
        return Parsed(words, _joined(And, rest))

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _close(self) -> None:
        """Leave a group, where it ends."""
        token = self._peek()
        self._at += token is not None and token.closes()

    def _take_operator(self, operator: str) -> bool:
        token = self._peek()
        taken = token is not None and token.kind == "operator" and token.text == operator
        self._at += taken
        return taken

    def _sequence(self) -> list[Node]:
        """Words and clauses side by side, up to the end of the group."""
        nodes: list[Node] = []
        while (token := self._peek()) and not token.closes():
            nodes += self._term(None)
        return nodes

    def _or(self, field: str | None) -> Node | None:
        nodes = [self._and(field)]
        while self._take_operator("or"):
            nodes.append(self._and(field))
        return _joined(Or, [node for node in nodes if node])

    def _and(self, field: str | None) -> Node | None:
        nodes: list[Node] = []
        while (token := self._peek()) and not token.closes():
            if token.kind == "operator" and token.text == "or":
                break
            if self._take_operator("and"):
                continue
            nodes += self._term(field)
        return _joined(And, nodes)

    def _term(self, field: str | None) -> list[Node]:
        """One token, or a group, with what stands before it. Several plain words if the token holds several."""
        token = self._tokens[self._at]
        self._at += 1
        if token.kind in ("chunk", "quoted"):
            return _quoted(token, field) if token.kind == "quoted" else _chunk(token.text, field)
        if self._depth == DEEPEST:
            return []
        self._depth += 1
        nodes = self._composed(token, field)
        self._depth -= 1
        return nodes

    def _composed(self, token: _Token, field: str | None) -> list[Node]:
        """A token that takes what follows it: a negation, a group, a field."""
        if token.kind == "minus" or (token.kind == "operator" and token.text == "not"):
            return self._negated(field)
        if token.kind == "paren":
            return self._group(field)
        return self._fielded(token)

    def _negated(self, field: str | None) -> list[Node]:
        node = _joined(And, self._term(field)) if self._peek() else None
        return [Not(node)] if node else []

    def _group(self, field: str | None) -> list[Node]:
        node = self._or(field)
        self._close()
        if isinstance(node, And) and not self._formal and field is None:
            return list(node.nodes)
        return [node] if node else []

    def _fielded(self, token: _Token) -> list[Node]:
        field = _NAMES.get(fold(token.text[:-1])) or _NAMES.get(fold(token.text[:-1]).removeprefix("ال"))
        following = self._peek()
        if field is None or following is None:
            return [Word(form) for form in forms(token.text)]
        if field in ("title", "lead", "caption", "body", "related"):
            return self._term(field)
        self._at += 1
        value = following.text
        return _filter(field, value) or [Word(form) for form in forms(f"{token.text} {value}")]


def _joined(kind: Callable[[tuple[Node, ...]], Node], nodes: list[Node]) -> Node | None:
    if len(nodes) > 1:
        return kind(tuple(nodes))
    return nodes[0] if nodes else None


def _filter(field: str, value: str) -> list[Node]:
    """The node of ``section:``, ``date:``, ``is:``, ``tag:`` …; empty if the value means nothing."""
    if field == "date":
        days = read_range(value)
        return [Dates(*days)] if days else []
    found = tuple(forms(value))
    if field == "section":
        return [Section(found)] if found else []
    if field == "is":
        return [Named(f"is:{_STATES[found]}")] if found in _STATES else []
    return [Named(f"{field}:{value}")] if found else []


def _quoted(token: _Token, field: str | None) -> list[Node]:
    found = tuple(forms(token.text))
    if len(found) == 1:
        return [Word(found[0], field, exact=True)]
    return [Phrase(found, field, token.slop)] if found else []


def _chunk(text: str, field: str | None) -> list[Node]:
    if text in ARABIC_STATES:
        return [Named(f"is:{ARABIC_STATES[text]}")]
    if text.startswith("=") and (found := forms(text)):
        return [Word(form, field, exact=True) for form in found]
    if (match := _FUZZY.fullmatch(text)) and len(found := forms(match[1])) == 1:
        return [Fuzzy(found[0], field, int(match[2] or 1))]
    if pattern := _pattern(text):
        return [Pattern(pattern, field)]
    return [Word(form, field) for form in forms(text)]


def _pattern(text: str) -> str:
    """The folded pattern, if there are wildcards *in* a word: a «?» at its end only asks."""
    inner = text.rstrip("?") if text.endswith("?") and "*" not in text else text
    if not re.search(r"[*?]", inner):
        return ""
    pieces = re.split(r"([*?]+)", inner)
    folded = [("*" if "*" in piece else piece) if at % 2 else "".join(forms(piece)) for at, piece in enumerate(pieces)]
    letters = "".join(folded[::2])
    vague = not folded[0] or folded[0][0] in "*?"
    return "".join(folded) if is_word(letters) and len(letters) >= (FEWEST_LETTERS if vague else 1) else ""
