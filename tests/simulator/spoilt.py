"""The situations of the trial that each fault spoils, and the kinds of values that a fault on values changes."""

from tests.simulator.trial import ACTIVITIES, SITUATIONS

PEOPLE, ACTIONS = set(SITUATIONS), set(ACTIVITIES)
PHONES_THERE = {"phone there", "all there", "filled there", "spaces there", "one a side", "phone end there"}
PHONES_BACK = {"phone back", "all back", "phone twice back", "phone conflict"}
FAMILY_THERE = {
    "family there",
    "twice there",
    "three there",
    "long there",
    "unlisted there",
    "one of two alike",
    "thrice there",
    "capitals there",
    "end there",
}
FAMILY_BACK = {"family back", "twice back", "three back", "conflict", "long back", "unlisted here"} | {
    "the other of two alike",
    "accents back",
    "one a side",
}
ALL_THERE = PHONES_THERE | FAMILY_THERE | {"given there"}
ALL_BACK = FAMILY_BACK | PHONES_BACK | {"given back", "filled back", "there and back"}
RENAMED_THERE = {"activity there", "one of two activities alike"}
FAR = ALL_THERE | {"there and back"}
REVERTED_BACK = ALL_BACK - {"filled back"} | {"activity back"}
REVERTED_THERE = ALL_THERE - {"filled there"} | RENAMED_THERE

SPOILS: dict[str, set[str]] = {
    "nothing-synced": PEOPLE | ACTIONS,
    "contacts-not-synced": PEOPLE,
    "share-pipe-off": PEOPLE,
    "share-pipe-stuck": PEOPLE,
    "no-timetrackingactivity": ACTIONS,
    "no-projectactivity": ACTIONS,
    "phone-not-synced-back": PHONES_BACK,
    "first-name-not-synced": {"given there", "all there"},
    "phone-missing-on-creation": PEOPLE - PHONES_THERE - PHONES_BACK - {"never filled"},
    "crmoffice-edits-not-synced": ALL_THERE | RENAMED_THERE,
    "poweroffice-edits-not-synced": ALL_BACK | {"activity back"},
    "renamed-activity-not-synced-back": {"activity back"},
    "synced-only-on-creation": ALL_THERE | ALL_BACK | RENAMED_THERE | {"activity back"},
    "only-first-edit-arrives-in-poweroffice": {"twice there", "thrice there"},
    "only-first-edit-arrives-in-crmoffice": {"twice back", "phone twice back"},
    "only-two-edits-arrive-in-poweroffice": {"thrice there"},
    "only-first-edit-of-a-phone-arrives": {"phone twice back"},
    "capitals-taken-for-no-change": {"capitals there"},
    "accents-taken-for-no-change": {"accents back"},
    "phone-compared-by-its-digits": {"spaces there"},
    "edit-behind-fifty-taken-for-no-change": {"end there"},
    "phone-compared-by-its-beginning": {"phone end there"},
    "only-first-of-several-changed-properties": {"all there", "all back"},
    "filled-later-never-arrives-in-poweroffice": {"filled there"},
    "filled-later-never-arrives-in-crmoffice": {"filled back"},
    "edited-before-linking-lost": {"before the link"},
    "middle-of-three-edits-stands": {"three there", "three back"},
    "names-swapped-on-creation": PEOPLE - {"all there", "all back"},
    "names-swapped-on-edit": FAMILY_THERE | {"given there", "all there", "there and back"},
    "names-swapped-on-edit-back": ALL_BACK - PHONES_BACK | {"all back"},
    "phones-of-two-contacts-crossed": {"phone there", "all there", "phone back", "all back"}
    | {"filled there", "one a side", "phone conflict", "spaces there", "phone end there"},
    "phone-lands-on-another-contact": {"filled there", "twice there", "spaces there", "one a side"}
    | {"capitals there", "thrice there", "end there", "phone end there"},
    "counterparts-of-alike-crossed": {
        "one of two alike",
        "one of two activities alike",
        "the other of two activities alike",
    },
    "alike-share-one-timetrackingactivity": {"the other of two activities alike"},
    "two-contactpersons": PEOPLE,
    "two-projectactivities": ACTIONS,
    "duplicate-on-edit": FAR,
    "duplicate-when-a-namesake-exists": {"the other of two alike", "accents back"},
    "empty-contactperson-left-over": PEOPLE,
    "unused-timetrackingactivity-left-over": set(),
    "alike-records-merged": {"the other of two alike"},
    "every-seventh-contact-lost": {"family there", "filled there", "long back", "phone conflict"} | {"never filled"},
    "only-first-page-seen": set(list(SITUATIONS)[20:]),
    "comes-back-as-second": PEOPLE,
    "counterpart-made-anew-on-edit": FAR,
    "sides-differ-after-conflict": {"conflict", "phone conflict"},
    "phones-differ-after-conflict": {"phone conflict"},
    "edits-on-both-sides-lost": {"one a side"},
    "counterpart-switched-off": FAR,
    "markup-escaped-on-creation": {"never filled"},
    "dash-where-nothing-is": {"never filled"},
    "users-edit-taken-for-echo": {"there and back"},
    "unlisted-properties-wiped": {"unlisted there"},
    "unlisted-properties-wiped-in-crmoffice": {"unlisted here"},
    "contactperson-unlisted-reset": {"unlisted there"},
    "activity-unlisted-reset": RENAMED_THERE,
    "use-of-activity-reset": RENAMED_THERE,
    "stale-copy-written-back": {"unlisted there", "one a side"},
    "other-properties-brought-back": set(),
    "reverted-a-cycle-later": REVERTED_THERE,
    "reverted-two-cycles-later": REVERTED_THERE | {"there and back"},
    "reverted-a-cycle-later-in-crmoffice": REVERTED_BACK,
    "values-alternating": set(),
    "stamps-moving": set(),
    "stamps-moving-in-crmoffice": set(),
    "contactperson-far-too-late": PEOPLE,
    "edits-far-too-late": ALL_THERE | ALL_BACK | RENAMED_THERE | {"activity back"},
    "long-values-refused-in-silence": {"long there", "long back"},
    "long-value-stops-the-batch": {"long there", "long back", "unlisted there", "unlisted here"}
    | {"one of two alike", "the other of two alike", "activity back"}
    | {"accents back", "spaces there", "capitals there", "one a side", "phone conflict", "phone twice back"}
    | {"thrice there", "end there", "phone end there"}
    | RENAMED_THERE,
    "link-table-lost-at-restart": PEOPLE,
    "link-dataset-lost": PEOPLE,
    "edit-reaches-first-of-one-first-name": (FAMILY_THERE | PHONES_THERE | {"bystander"})
    - {"all there", "one of two alike"},
    "edit-reaches-first-of-one-phone": {"one of two alike", "the other of two alike"},
}
OWN_TRIAL = {
    "renaming-reaches-first-of-one-subject",
    "unlinked-namesake-taken-over",
    "unlinked-records-rewritten",
    "too-long-for-crmoffice-stops-all",
}
"""Faults for which the trial has no situation; `test_wrong_record` has one each."""

MOVES: dict[str, set[str]] = {
    "reverted-a-cycle-later": {"thrice there"},
    "reverted-two-cycles-later": {"twice there", "unlisted there", "thrice there"},
    "values-alternating": PHONES_THERE,
    "stamps-moving": PHONES_THERE,
    "stamps-moving-in-crmoffice": PHONES_BACK,
}

_EMOJI = {"emoji", "joined emoji", "255 emoji"}
_HARD_TO_SEE = {"typographic", "direction", "zero width", "soft hyphen", "full width"}
_BEYOND_ASCII = _EMOJI | _HARD_TO_SEE | {"norwegian", "composed", "decomposed", "other scripts", "no-break space"}


def _there(*kinds: str) -> dict[str, set[str]]:
    return {"there": set(kinds)}


def _back(*kinds: str) -> dict[str, set[str]]:
    return {"back": set(kinds)}


def _both(*kinds: str) -> dict[str, set[str]]:
    return _there(*kinds) | _back(*kinds)


CHANGES: dict[str, dict[str, set[str]]] = {
    "mojibake": _there(*_BEYOND_ASCII),
    "mojibake-on-the-way-back": _back(*_BEYOND_ASCII),
    "question-marks-for-letters": _both(*_BEYOND_ASCII),
    "other-scripts-as-question-marks": _both("other scripts"),
    "marks-stripped": _both("norwegian", "composed", "decomposed"),
    "accents-joined": _both("decomposed"),
    "accents-split-off": _both("norwegian", "composed", "other scripts"),
    "norwegian-letters-spelled-out": _both("norwegian"),
    "emoji-lost": _both(*_EMOJI),
    "emoji-replaced": _both(*_EMOJI),
    "joined-emoji-fall-apart": _both("joined emoji"),
    "capitals-inside-lost": _both("capital inside"),
    "percent-decoded": _both("percent", "percent letters"),
    "cut-after-50": _both("100", "255", "255 emoji"),
    "cut-after-200": _both("255", "255 emoji"),
    "cut-by-one": _both("255", "255 emoji"),
    "cut-after-255-bytes": _there("255 emoji"),
    "cut-after-255-utf16-units": _both("255 emoji"),
    "cut-in-an-emoji": _both("255 emoji"),
    "typographic-signs-made-plain": _both("typographic"),
    "line-break-as-space": _both("line break", "two lines"),
    "lf-as-crlf": _both("line break"),
    "crlf-as-lf": _both("two lines"),
    "tab-as-space": _both("tab"),
    "direction-marks-lost": _both("direction"),
    "zero-width-lost": _both("zero width"),
    "soft-hyphen-lost": _both("soft hyphen"),
    "turned-round-at-comma": _both("comma"),
    "wide-letters-made-plain": _both("full width"),
    "escape-read": _both("escape"),
    "taken-for-date": _both("date"),
    "taken-for-number": _both("number"),
    "formula-computed": _both("formula"),
    "percent-letters-decoded": _both("percent letters"),
    "ends-trimmed": _there("spaces at ends"),
    "ends-trimmed-on-the-way-back": _back("spaces at ends"),
    "spaces-collapsed": _both("two spaces"),
    "no-break-space-as-space": _both("no-break space"),
    "markup-escaped": _there("markup", "literal amp"),
    "markup-escaped-on-the-way-back": _back("markup", "literal amp"),
    "markup-unescaped": _both("literal amp"),
    "tags-removed": _both("markup"),
    "quotes-lost": _both("quotes"),
    "backslash-lost": _both("backslash", "escape"),
    "leading-zeros-lost": _both("zeros"),
    "digits-as-decimals": _both("zeros"),
    "null-and-true-turned-into-nothing": _both("null", "true"),
    "phone-spaces-lost": _both("plus 47", "foreign", "extension"),
    "phone-47-lost": _both("plus 47"),
    "phone-00-as-plus": _both("double zero"),
    "phone-extension-lost": _both("extension"),
    "phone-cut-after-20": _both("longest"),
}
