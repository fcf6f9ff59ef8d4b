from __future__ import annotations

import pytest

from figtrace.curation.people import Role, identity, orcid_of, person_of, role_of, roles_of
from figtrace.model.problems import ProblemsFound
from figtrace.model.records import Person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Lee <0000-0002-1825-0097>", Person(name="Ann Lee", orcid="0000-0002-1825-0097")),
        ("Ann Lee https://orcid.org/0000-0002-1825-0097", Person(name="Ann Lee", orcid="0000-0002-1825-0097")),
        ("Cat <0000-0002-1694-233X>", Person(name="Cat", orcid="0000-0002-1694-233X")),
        (" Ann Lee ", Person(name="Ann Lee")),
        ("Ann <>", Person(name="Ann")),
    ],
)
def test_a_person_is_read(text: str, person: Person) -> None:
    assert person_of(text) == person


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann <0000-0002-1825-0098>", 'the check character of "0000-0002-1825-0098" does not fit'),
        ("Ann <1825-0097>", '"1825-0097" is no ORCID'),
        ("Ann <0000-0002-1694-2330>", "does not fit"),
        ("", '"" names nobody'),
        ("<0000-0002-1825-0097>", "names nobody"),
    ],
)
def test_a_wrong_person_is_refused_with_the_value_quoted(text: str, said: str) -> None:
    with pytest.raises(ProblemsFound) as caught:
        person_of(text)
    assert said in str(caught.value)


def test_each_role_covers_those_before_it() -> None:
    assert [role.rank for role in Role] == [0, 1, 2, 3]
    assert Role.REVIEWER.covers(Role.CURATOR)
    assert not Role.REVIEWER.covers(Role.EDITOR)
    assert role_of(" Admin ") is Role.EDITOR
    with pytest.raises(ProblemsFound, match='"boss" is no role'):
        role_of("boss")


def test_people_are_told_apart_by_orcid_else_by_name() -> None:
    assert identity(Person(name="Ann", orcid="0000-0002-1825-0097")) == identity(
        Person(name="A. Lee", orcid=orcid_of("0000-0002-1825-0097"))
    )
    assert identity(Person(name="Ann")) == identity(Person(name="ANN")) != identity(Person(name="Ben"))


def test_roles_are_read_from_a_setting() -> None:
    roles = roles_of("0000-0002-1825-0097=editor, Ben Ortiz = curator,")
    assert roles == {"orcid:0000-0002-1825-0097": Role.EDITOR, "name:ben ortiz": Role.CURATOR}
    with pytest.raises(ProblemsFound, match='"Ben" gives no role'):
        roles_of("Ben")
