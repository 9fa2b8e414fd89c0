import pytest

from kg.text.cleaning import clean_abstract
from kg.text.markup import Markup

NOTICES = [
    "© 2021, Springer Nature Switzerland AG.",
    "© 2023, The Author(s), under exclusive licence to Springer London Ltd., part of Springer.",
    "© 2019 Elsevier Ltd",
    "© 2024 The Authors",
    "© 2018 IEEE.",
    "© The Author(s) 2023.",
    "©2020 by the authors. Licensee MDPI, Basel, Switzerland.",
    "Copyright © 2020 for this paper by its authors.",
    "Copyright 2018 Elsevier B.V., All rights reserved.",
    "Copyright (c) 2025 The Authors. This is an open access article under CC BY (http://a.org).",
    "Copyright held by the owner/author(s).",
    "(C) 2015 Elsevier Ltd. All rights reserved.",
    "(c) 2009 Acoustical Society of America. [DOI: 10.1121/1.3089590]",
    "Crown Copyright (C) 2015 Published by Elsevier B.V. All rights reserved.",
    "© 2023 The Author(s). Published by Oxford University Press on behalf of the Association.",
    "© mHealth. All rights reserved.",
    "©Ada Lovelace, Charles Babbage. Originally published in JMIR (http://jmir.org), 13.02.2019.",
    "This article is protected by copyright. All rights reserved.",
    "All rights reserved.",
    "\ufffd Proceedings of the 2019 Conference. All rights reserved.",
]
KEPT = [
    "We study copyright law. Copyright protects authors.",
    "MSC=ADAMS© computes the inverse dynamics.",
    "Swedish MeSH© thesauri are used by us.",
    "We do (a) one, (b) two, and (c) 2010 things.",
    "We do (a) one; (b) two; (c) 2010 census data.",
    "We detect the sign ©.",
    "Our system is licensed. Published rules say so.",
    "© 2018 The Association has no full stop " + "and so on " * 40,
    "We win. © 2020 X. In the end we show that there is much more to say of all this than that.",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_of_rights_at_the_end_is_gone(notice: str) -> None:
    assert clean_abstract(f"We win on CIFAR-10. {notice}", Markup.PLAIN) == "We win on CIFAR-10."


def test_a_notice_is_one_without_a_full_stop_before_it() -> None:
    text = "We win on CIFAR-10 © 2021, Springer Nature Switzerland AG"
    assert clean_abstract(text, Markup.PLAIN) == "We win on CIFAR-10"


@pytest.mark.parametrize("notice", ["© 2018 IEEE.", "(C) 2015 Elsevier Ltd. All rights reserved."])
def test_a_notice_of_rights_at_the_beginning_is_gone(notice: str) -> None:
    assert clean_abstract(f"{notice} We win. It is good.", Markup.PLAIN) == "We win. It is good."


@pytest.mark.parametrize("notice", ["© 2018 IEEE.", "All rights reserved."])
def test_an_abstract_that_is_a_notice_alone_is_none(notice: str) -> None:
    assert clean_abstract(notice, Markup.PLAIN) == ""


@pytest.mark.parametrize("text", KEPT)
def test_abstracts_that_speak_of_rights_stay(text: str) -> None:
    assert clean_abstract(text, Markup.PLAIN) == text.strip()
