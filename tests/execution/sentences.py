"""The sentences of scenarios of the section Contacts that several tests execute."""

from tests.execution.world import CONTACTS

PHONE, FAMILY, GIVEN = CONTACTS.rows
LINKED = "Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record"
PLAIN = "When a CRMOffice Contacts record is made"
ONE = "Then it gets exactly one PowerOffice GO Contactperson record"
SHOWN = "Then lastName in PowerOffice GO shows what familyName in CRMOffice holds"
SHOWN_BACK = "Then familyName in CRMOffice shows what lastName in PowerOffice GO holds"
REST = "Then nothing else changes afterwards"
COUNTED = (
    "Then each CRMOffice Contacts record of this run has one PowerOffice GO Contactperson record, and nothing is left "
    "over"
)

EDIT = "When familyName is changed in CRMOffice to a plain name"
EDIT_BACK = "When lastName is changed in PowerOffice GO to a plain name"
NEW = (PLAIN, ONE, REST)
MADE = ("When a CRMOffice Contacts record is made with familyName as a name with Norwegian letters", ONE, SHOWN, REST)
EDITED_HERE = (LINKED, EDIT, SHOWN, REST)
EDITED_THERE = (LINKED, EDIT_BACK, SHOWN_BACK, REST)
THERE_AND_BACK = (
    LINKED,
    EDIT,
    SHOWN,
    "When lastName is changed in PowerOffice GO to a name with Norwegian letters",
    SHOWN_BACK,
    "When familyName is changed in CRMOffice to its first value",
    SHOWN,
    REST,
)
THREE = (LINKED, "When familyName is changed in CRMOffice to three values in a row", SHOWN, REST)
BOTH = (
    LINKED,
    "When familyName in CRMOffice and lastName in PowerOffice GO are changed at once",
    "Then familyName in CRMOffice and lastName in PowerOffice GO agree in the end",
    REST,
)
EVERY_THERE = (
    "When every listed property is changed in CRMOffice to plain values",
    "Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds",
)
EVERY_BACK = (
    "When every listed property is changed in PowerOffice GO to plain values",
    "Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds",
)
FILLED = (
    "Given a CRMOffice Contacts record without directPhone linked with a PowerOffice GO Contactperson record",
    "When directPhone is changed in CRMOffice to a phone number of eight digits",
    "Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds",
    REST,
)
ALIKE = (
    "When a CRMOffice Contacts record is made together with another one that shares every listed property",
    "Then each gets a PowerOffice GO Contactperson record of its own",
    "Then an edit on either side reaches only its own counterpart",
)
