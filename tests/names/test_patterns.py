"""Numbers, addresses and dates of birth: found whole, by their own tests, and others left alone."""

import pytest

from tests.names.made import found


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("Mail p.van-dam+x@meer.zorg.nl even.", "p.van-dam+x@meer.zorg.nl", "mail"),
        ("Mail jan [at] bedrijf [punt] nl even.", "jan [at] bedrijf [punt] nl", "mail"),
        ("Zie https://intra.meer.nl/a?b=1.", "https://intra.meer.nl/a?b=1", "web"),
        ("Zie www.meer.nl, onderaan.", "www.meer.nl", "web"),
        ("Zie meer-zorg.nl/nieuws.", "meer-zorg.nl/nieuws", "web"),
        ("Ik volg @sandra_c al lang.", "@sandra_c", "handle"),
        ("Bel 06-48213377.", "06-48213377", "phone"),
        ("Bel 06 48 21 33 77.", "06 48 21 33 77", "phone"),
        ("Bel (020) 123 45 67.", "(020) 123 45 67", "phone"),
        ("Bel +31 (0)20 794 61 13.", "+31 (0)20 794 61 13", "phone"),
        ("Bel 0475/12 34 56.", "0475/12 34 56", "phone"),
        ("Bel 02 123 45 67.", "02 123 45 67", "phone"),
        ("Bel 020 7946 0182.", "020 7946 0182", "phone"),
        ("Bel +44 161 496 0733.", "+44 161 496 0733", "phone"),
        ("Bel toestel 4512.", "4512", "phone"),
        ("Op 3817 KL zit niemand.", "3817 KL", "postcode"),
        ("Op 3817kl zit niemand.", "3817kl", "postcode"),
        ("Op B-9000 zit niemand.", "B-9000", "postcode"),
        ("Op nummer 12, 9000 Gent.", "9000", "postcode"),
        ("Op LS6 2AB zit niemand.", "LS6 2AB", "postcode"),
        ("Aan de Lindelaan 14b.", "Lindelaan 14b", "address"),
        ("Hij heeft 111222333.", "111222333", "bsn"),
        ("Hij heeft 1112.22.333.", "1112.22.333", "bsn"),
        ("Op NL91 ABNA 0417 1643 00 staat niets.", "NL91 ABNA 0417 1643 00", "iban"),
        ("Op nl91abna0417164300 staat niets.", "nl91abna0417164300", "iban"),
        ("Op BE68 5390 0754 7034 was het leeg.", "BE68 5390 0754 7034", "iban"),
        ("Zijn dossiernummer 20231187 klopt.", "20231187", "number"),
        ("Het kenteken 12-ABC-3 klopt.", "12-ABC-3", "number"),
        ("Het is 85.07.30-033.28 volgens hem.", "85.07.30-033.28", "number"),
        ("Geboren op 3 mei 1978 in het dorp.", "3 mei 1978", "birth"),
        ("Van die man, geb. 04-02-’58, weet ik niets.", "04-02-’58", "birth"),
        ("Geboortedatum: 12-11-1964.", "12-11-1964", "birth"),
        ("Zij werd in 1961 geboren.", "1961", "birth"),
    ],
)
def test_has_to_be_answered(text: str, what: str, kind: str) -> None:
    [one] = [one for one in found(text) if one.kind not in ("capital", "organisation")]
    assert (one.text, one.kind) == (what, kind)
    assert one.must or kind == "birth"


@pytest.mark.parametrize(
    ("text", "what", "kind"),
    [
        ("Her NHS number is 943 476 5919.", "943 476 5919", "number"),
        ("Her number is AB 12 34 56 C.", "AB 12 34 56 C", "number"),
        ("Her date of birth, 02/09/1971, was there.", "02/09/1971", "birth"),
        ("He was born on May 4th, 1969.", "May 4th, 1969", "birth"),
        ("At 221B Baker Street.", "221B Baker Street", "address"),
    ],
)
def test_of_britain(text: str, what: str, kind: str) -> None:
    [one] = [one for one in found(text, language="en") if one.must]
    assert (one.text, one.kind) == (what, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Het nummer 111222334 doorstaat de proef niet.",
        "Op NL91ABNA0417164301 staat niets.",
        "Op 12-03-2024 en op 12.03.2024 en op 3 mei 2025.",
        "In 2024 HR en 1500 OR en 2019-2024.",
        "We reden 1200 km voor 1.250.000 euro, 12,5% meer.",
        "Stap 1.2 en 2.3 van de 24/7-dienst.",
        "Om 09.30 uur tot 10:45 uur.",
        "Vandaag.Morgen is het anders, o.a. hier d.w.z. daar.",
        "Ik zei: a/b, en/of, 0,5.",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert [one for one in found(text) if one.kind not in ("capital", "organisation")] == []


def test_a_full_date_of_long_ago_only_asks() -> None:
    [one] = found("Het was 12-11-1964.")
    assert (one.kind, one.must) == ("birth", False)
