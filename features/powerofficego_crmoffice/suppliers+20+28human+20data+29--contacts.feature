# Generated from checklist.toml: change that file, then run `conformance features`.

@section-Suppliers+20+28human+20data+29-Contacts
Feature: A PowerOffice GO Suppliers (human data) record and its CRMOffice Contacts record stay in sync

  For each Suppliers (human data) record made in PowerOffice GO there is exactly one Contacts record
  in CRMOffice, always the same. The property pairs below hold the same value on both sides,
  whichever side is edited.

  What counts is the value as it was stored by the system in which it was entered. The other system
  must show it before the deadline, character for character. Nothing else may change afterwards:
  this value, the other properties below, the number of records and some further properties that the
  suite fills stay as they are.

  A letter, a space, and an accent that is stored apart from its letter count as one character each
  (one Unicode code point); an emoji may count as several. So capitals, spaces and the way in which
  accents are stored are part of a value. The longest value is the longest that both systems hold.

  Not judged, because the checklist does not promise it:
  - a CRMOffice Contacts record that is made in CRMOffice: the section speaks of records made in
    PowerOffice GO only;
  - whether a PowerOffice GO Customers (human data) record that is made a PowerOffice GO Suppliers
    (human data) record, too, has one CRMOffice Contacts record or two: each of the two sections
    promises one, and neither speaks of both;
  - properties that this section does not list (such as mobilePhone, of other sections), apart from
    those that the suite fills;
  - what becomes of the other side when a listed property is emptied: the checklist speaks of values
    only;
  - what becomes of the other side when the PowerOffice GO Suppliers (human data) record or the
    CRMOffice Contacts record is deleted;
  - whether a value that is longer than one of the systems holds arrives, or how it is shortened
    (such a value is entered last of all, when no other scenario runs any more);
  - which edit wins when both sides are edited at once: judged is that both sides agree in the end;
  - speed, as long as the deadline is met.
  What this sync does in some of these cases is observed under 'Beyond the checklist' and changes no
  verdict.

  @row-Suppliers+20+28human+20data+29-FirstName-Contacts-givenName
  Rule: FirstName -> givenName

    @created
    Scenario Outline: FirstName of a new PowerOffice GO Suppliers (human data) record arrives as givenName in CRMOffice
      When a PowerOffice GO Suppliers (human data) record is made with FirstName as <value>
      Then it gets exactly one CRMOffice Contacts record
      And givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value                                           |
        | a plain name                                    |
        | a name with Norwegian letters                   |
        | a name with all sorts of signs                  |
        | a name with a line break                        |
        | a name with a comma and a space                 |
        | a name with all sorts of signs that hardly show |
        | a name with a space at each end                 |
        | the longest name (255 characters)               |

    @edited-in-PowerOffice+20GO
    Scenario Outline: FirstName edited in PowerOffice GO arrives as givenName in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to <value>
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value                                                 |
        | a plain name                                          |
        | a name with Norwegian letters                         |
        | a name with accented letters, each one character      |
        | a name with accents as separate characters            |
        | a name with an emoji                                  |
        | a name with an emoji joined from three                |
        | a name in Hebrew and Arabic                           |
        | a name in Chinese, Japanese and Korean                |
        | a name with quotes, an apostrophe and a backslash     |
        | a name with angle brackets and an ampersand           |
        | a name with &amp; written out                         |
        | a name with two spaces inside                         |
        | a name with a no-break space inside                   |
        | a name with all sorts of signs                        |
        | a name with typographic quotes, apostrophe and dashes |
        | a name with a line break                              |
        | a name in two lines, as Windows ends them             |
        | a name with a tab inside                              |
        | a name with marks and isolates of writing direction   |
        | a name with a zero-width space and a byte order mark  |
        | a name with a soft hyphen and a variation selector    |
        | a name with a comma and a space                       |
        | a name with full-width letters and ligatures          |
        | a name with an escape written out                     |
        | a name with all sorts of signs that hardly show       |
        | a text that looks like a date                         |
        | a text that looks like a number                       |
        | a text that looks like a formula                      |
        | digits around a percent sign                          |
        | a name with a space at each end                       |
        | the word null                                         |
        | the word true                                         |
        | digits that begin with zeros                          |
        | a name with a capital inside                          |
        | a name of one character                               |
        | the longest name (255 characters)                     |
        | the longest name, all in emoji (255 characters)       |

    @edited-in-CRMOffice
    Scenario Outline: givenName edited in CRMOffice arrives as FirstName in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to <value>
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value                                                 |
        | a plain name                                          |
        | a name with Norwegian letters                         |
        | a name with accented letters, each one character      |
        | a name with accents as separate characters            |
        | a name with an emoji                                  |
        | a name with an emoji joined from three                |
        | a name in Hebrew and Arabic                           |
        | a name in Chinese, Japanese and Korean                |
        | a name with quotes, an apostrophe and a backslash     |
        | a name with angle brackets and an ampersand           |
        | a name with &amp; written out                         |
        | a name with two spaces inside                         |
        | a name with a no-break space inside                   |
        | a name with all sorts of signs                        |
        | a name with typographic quotes, apostrophe and dashes |
        | a name with a line break                              |
        | a name in two lines, as Windows ends them             |
        | a name with a tab inside                              |
        | a name with marks and isolates of writing direction   |
        | a name with a zero-width space and a byte order mark  |
        | a name with a soft hyphen and a variation selector    |
        | a name with a comma and a space                       |
        | a name with full-width letters and ligatures          |
        | a name with an escape written out                     |
        | a name with all sorts of signs that hardly show       |
        | a text that looks like a date                         |
        | a text that looks like a number                       |
        | a text that looks like a formula                      |
        | digits around a percent sign                          |
        | a name with a space at each end                       |
        | the word null                                         |
        | the word true                                         |
        | digits that begin with zeros                          |
        | a name with a capital inside                          |
        | a name of one character                               |
        | the longest name (255 characters)                     |
        | the longest name, all in emoji (255 characters)       |

  @row-Suppliers+20+28human+20data+29-LastName-Contacts-familyName
  Rule: LastName -> familyName

    @created
    Scenario Outline: LastName of a new PowerOffice GO Suppliers (human data) record arrives as familyName in CRMOffice
      When a PowerOffice GO Suppliers (human data) record is made with LastName as <value>
      Then it gets exactly one CRMOffice Contacts record
      And familyName in CRMOffice shows what LastName in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value                                           |
        | a plain name                                    |
        | a name with Norwegian letters                   |
        | a name with all sorts of signs                  |
        | a name with a line break                        |
        | a name with a comma and a space                 |
        | a name with all sorts of signs that hardly show |
        | a name with a space at each end                 |
        | the longest name (255 characters)               |

    @edited-in-PowerOffice+20GO
    Scenario Outline: LastName edited in PowerOffice GO arrives as familyName in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When LastName is changed in PowerOffice GO to <value>
      Then familyName in CRMOffice shows what LastName in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value                                                 |
        | a plain name                                          |
        | a name with Norwegian letters                         |
        | a name with accented letters, each one character      |
        | a name with accents as separate characters            |
        | a name with an emoji                                  |
        | a name with an emoji joined from three                |
        | a name in Hebrew and Arabic                           |
        | a name in Chinese, Japanese and Korean                |
        | a name with quotes, an apostrophe and a backslash     |
        | a name with angle brackets and an ampersand           |
        | a name with &amp; written out                         |
        | a name with two spaces inside                         |
        | a name with a no-break space inside                   |
        | a name with all sorts of signs                        |
        | a name with typographic quotes, apostrophe and dashes |
        | a name with a line break                              |
        | a name in two lines, as Windows ends them             |
        | a name with a tab inside                              |
        | a name with marks and isolates of writing direction   |
        | a name with a zero-width space and a byte order mark  |
        | a name with a soft hyphen and a variation selector    |
        | a name with a comma and a space                       |
        | a name with full-width letters and ligatures          |
        | a name with an escape written out                     |
        | a name with all sorts of signs that hardly show       |
        | a text that looks like a date                         |
        | a text that looks like a number                       |
        | a text that looks like a formula                      |
        | digits around a percent sign                          |
        | a name with a space at each end                       |
        | the word null                                         |
        | the word true                                         |
        | digits that begin with zeros                          |
        | a name with a capital inside                          |
        | a name of one character                               |
        | the longest name (255 characters)                     |
        | the longest name, all in emoji (255 characters)       |

    @edited-in-CRMOffice
    Scenario Outline: familyName edited in CRMOffice arrives as LastName in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When familyName is changed in CRMOffice to <value>
      Then LastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value                                                 |
        | a plain name                                          |
        | a name with Norwegian letters                         |
        | a name with accented letters, each one character      |
        | a name with accents as separate characters            |
        | a name with an emoji                                  |
        | a name with an emoji joined from three                |
        | a name in Hebrew and Arabic                           |
        | a name in Chinese, Japanese and Korean                |
        | a name with quotes, an apostrophe and a backslash     |
        | a name with angle brackets and an ampersand           |
        | a name with &amp; written out                         |
        | a name with two spaces inside                         |
        | a name with a no-break space inside                   |
        | a name with all sorts of signs                        |
        | a name with typographic quotes, apostrophe and dashes |
        | a name with a line break                              |
        | a name in two lines, as Windows ends them             |
        | a name with a tab inside                              |
        | a name with marks and isolates of writing direction   |
        | a name with a zero-width space and a byte order mark  |
        | a name with a soft hyphen and a variation selector    |
        | a name with a comma and a space                       |
        | a name with full-width letters and ligatures          |
        | a name with an escape written out                     |
        | a name with all sorts of signs that hardly show       |
        | a text that looks like a date                         |
        | a text that looks like a number                       |
        | a text that looks like a formula                      |
        | digits around a percent sign                          |
        | a name with a space at each end                       |
        | the word null                                         |
        | the word true                                         |
        | digits that begin with zeros                          |
        | a name with a capital inside                          |
        | a name of one character                               |
        | the longest name (255 characters)                     |
        | the longest name, all in emoji (255 characters)       |

  @row-Suppliers+20+28human+20data+29-PhoneNumber-Contacts-directPhone
  Rule: PhoneNumber -> directPhone

    @created
    Scenario Outline: PhoneNumber of a new PowerOffice GO Suppliers (human data) record arrives as directPhone in CRMOffice
      When a PowerOffice GO Suppliers (human data) record is made with PhoneNumber as <value>
      Then it gets exactly one CRMOffice Contacts record
      And directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value                                    |
        | a phone number of eight digits           |
        | a phone number with +47 and spaces       |
        | a phone number with an extension         |
        | the longest phone number (50 characters) |

    @edited-in-PowerOffice+20GO
    Scenario Outline: PhoneNumber edited in PowerOffice GO arrives as directPhone in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When PhoneNumber is changed in PowerOffice GO to <value>
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value                                    |
        | a phone number of eight digits           |
        | a phone number with +47 and spaces       |
        | a phone number with 0047                 |
        | a phone number from abroad               |
        | a phone number with an extension         |
        | the longest phone number (50 characters) |

    @edited-in-CRMOffice
    Scenario Outline: directPhone edited in CRMOffice arrives as PhoneNumber in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When directPhone is changed in CRMOffice to <value>
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value                                    |
        | a phone number of eight digits           |
        | a phone number with +47 and spaces       |
        | a phone number with 0047                 |
        | a phone number from abroad               |
        | a phone number with an extension         |
        | the longest phone number (50 characters) |

  Rule: Every PowerOffice GO Suppliers (human data) record gets exactly one CRMOffice Contacts record, and keeps it

    @link @created
    Scenario: A new PowerOffice GO Suppliers (human data) record gets exactly one CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record is made
      Then it gets exactly one CRMOffice Contacts record
      And nothing else changes afterwards

    @link @edited-in-PowerOffice+20GO
    Scenario: The CRMOffice Contacts record is still the only one after an edit in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a listed property of the record in PowerOffice GO is edited
      Then the CRMOffice Contacts record is the same as before and the only one
      And nothing else changes afterwards

    @link @edited-in-CRMOffice
    Scenario: The CRMOffice Contacts record is still the only one after an edit in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a listed property of the record in CRMOffice is edited
      Then the CRMOffice Contacts record is the same as before and the only one
      And nothing else changes afterwards

    @link @edited-in-PowerOffice+20GO
    Scenario: A PowerOffice GO Customers (human data) record that is made a PowerOffice GO Suppliers (human data) record, too, keeps its CRMOffice Contacts record
      Given a PowerOffice GO Customers (human data) record linked with a CRMOffice Contacts record
      When it is made a PowerOffice GO Suppliers (human data) record, too
      Then the CRMOffice Contacts record stays, and an edit of that person in PowerOffice GO reaches it and any second one

  Rule: What is in sync stays in sync, however it is edited

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName changed in PowerOffice GO, then in CRMOffice, then back, arrives each time
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a name with Norwegian letters
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When FirstName is changed in PowerOffice GO to its first value
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName changed twice in CRMOffice arrives each time
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a name with Norwegian letters
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName changed before the CRMOffice Contacts record exists arrives
      When a PowerOffice GO Suppliers (human data) record is made
      And FirstName is changed in PowerOffice GO to a plain name
      Then it gets exactly one CRMOffice Contacts record
      And givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName changed as soon as the CRMOffice Contacts record exists arrives
      When a PowerOffice GO Suppliers (human data) record is made
      Then it gets exactly one CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a name with Norwegian letters
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: Of three quick changes of FirstName in PowerOffice GO the last one arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to three values in a row
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: Of three quick changes of givenName in CRMOffice the last one arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to three values in a row
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName and givenName changed at once agree in the end, and a later edit in PowerOffice GO arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName in PowerOffice GO and givenName in CRMOffice are changed at once
      Then FirstName in PowerOffice GO and givenName in CRMOffice agree in the end
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName and FirstName changed at once agree in the end, and a later edit in CRMOffice arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName in CRMOffice and FirstName in PowerOffice GO are changed at once
      Then givenName in CRMOffice and FirstName in PowerOffice GO agree in the end
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: givenName written by the sync, then changed in CRMOffice, 0 seconds after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name, 0 seconds after that was seen
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: givenName written by the sync, then changed in CRMOffice, 0.5 seconds after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name, 0.5 seconds after that was seen
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: givenName written by the sync, then changed in CRMOffice, 1 second after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name, 1 second after that was seen
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: givenName written by the sync, then changed in CRMOffice, 2 seconds after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name, 2 seconds after that was seen
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: givenName written by the sync, then changed in CRMOffice, 4 seconds after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name, 4 seconds after that was seen
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: FirstName written by the sync, then changed in PowerOffice GO, 0 seconds after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When FirstName is changed in PowerOffice GO to a plain name, 0 seconds after that was seen
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: FirstName written by the sync, then changed in PowerOffice GO, 0.5 seconds after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When FirstName is changed in PowerOffice GO to a plain name, 0.5 seconds after that was seen
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: FirstName written by the sync, then changed in PowerOffice GO, 1 second after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When FirstName is changed in PowerOffice GO to a plain name, 1 second after that was seen
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: FirstName written by the sync, then changed in PowerOffice GO, 2 seconds after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When FirstName is changed in PowerOffice GO to a plain name, 2 seconds after that was seen
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: FirstName written by the sync, then changed in PowerOffice GO, 4 seconds after that was seen, arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When FirstName is changed in PowerOffice GO to a plain name, 4 seconds after that was seen
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName changed in PowerOffice GO in nothing but its form (the same in capitals) arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a name with accented letters, each one character
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When FirstName is changed in PowerOffice GO to the same in capitals
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName changed in CRMOffice in nothing but its form (the same in capitals) arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a name with accented letters, each one character
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When givenName is changed in CRMOffice to the same in capitals
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName changed in PowerOffice GO in nothing but its form (the same with a space behind) arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a name with accented letters, each one character
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When FirstName is changed in PowerOffice GO to the same with a space behind
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName changed in CRMOffice in nothing but its form (the same with a space behind) arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a name with accented letters, each one character
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When givenName is changed in CRMOffice to the same with a space behind
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName changed in PowerOffice GO in nothing but its form (the same with its accents split off) arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a name with accented letters, each one character
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When FirstName is changed in PowerOffice GO to the same with its accents split off
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName changed in CRMOffice in nothing but its form (the same with its accents split off) arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a name with accented letters, each one character
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When givenName is changed in CRMOffice to the same with its accents split off
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: PhoneNumber changed in PowerOffice GO in nothing but its form (the same without spaces) arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When PhoneNumber is changed in PowerOffice GO to a phone number with +47 and spaces
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      When PhoneNumber is changed in PowerOffice GO to the same without spaces
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone changed in CRMOffice in nothing but its form (the same without spaces) arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When directPhone is changed in CRMOffice to a phone number with +47 and spaces
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When directPhone is changed in CRMOffice to the same without spaces
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName changed in PowerOffice GO in nothing but its last character arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to the longest name (255 characters)
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When FirstName is changed in PowerOffice GO to the same with another last character
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName changed in CRMOffice in nothing but its last character arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to the longest name (255 characters)
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When givenName is changed in CRMOffice to the same with another last character
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: PhoneNumber changed in PowerOffice GO in nothing but its last character arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When PhoneNumber is changed in PowerOffice GO to the longest phone number (50 characters)
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      When PhoneNumber is changed in PowerOffice GO to the same with another last character
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone changed in CRMOffice in nothing but its last character arrives
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When directPhone is changed in CRMOffice to the longest phone number (50 characters)
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When directPhone is changed in CRMOffice to the same with another last character
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: All listed properties changed in PowerOffice GO, in CRMOffice and in PowerOffice GO again arrive each time
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: All listed properties changed in CRMOffice, in PowerOffice GO and in CRMOffice again arrive each time
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: All listed properties changed at once on both sides agree, and later edits in PowerOffice GO arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When every listed property in PowerOffice GO and its counterpart in CRMOffice are changed at once
      Then every listed property in PowerOffice GO and its counterpart in CRMOffice agree in the end
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName in PowerOffice GO and familyName in CRMOffice changed at once agree, and later edits in PowerOffice GO arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName in PowerOffice GO and familyName in CRMOffice are changed at once
      Then every listed property in PowerOffice GO and its counterpart in CRMOffice agree in the end
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: All listed properties changed at once on both sides agree, and later edits in CRMOffice arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When every listed property in CRMOffice and its counterpart in PowerOffice GO are changed at once
      Then every listed property in CRMOffice and its counterpart in PowerOffice GO agree in the end
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName in CRMOffice and LastName in PowerOffice GO changed at once agree, and later edits in CRMOffice arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName in CRMOffice and LastName in PowerOffice GO are changed at once
      Then every listed property in CRMOffice and its counterpart in PowerOffice GO agree in the end
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName and LastName changed in PowerOffice GO, then directPhone in CRMOffice: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When LastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what LastName in PowerOffice GO holds
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: FirstName changed in PowerOffice GO, familyName in CRMOffice, then PhoneNumber in PowerOffice GO: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name
      Then LastName in PowerOffice GO shows what familyName in CRMOffice holds
      When PhoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName and familyName changed in CRMOffice, then PhoneNumber in PowerOffice GO: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When familyName is changed in CRMOffice to a plain name
      Then LastName in PowerOffice GO shows what familyName in CRMOffice holds
      When PhoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName changed in CRMOffice, LastName in PowerOffice GO, then directPhone in CRMOffice: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When LastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what LastName in PowerOffice GO holds
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: LastName and PhoneNumber changed in PowerOffice GO, then givenName in CRMOffice: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When LastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what LastName in PowerOffice GO holds
      When PhoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: LastName changed in PowerOffice GO, directPhone in CRMOffice, then FirstName in PowerOffice GO: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When LastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what LastName in PowerOffice GO holds
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName and directPhone changed in CRMOffice, then FirstName in PowerOffice GO: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When familyName is changed in CRMOffice to a plain name
      Then LastName in PowerOffice GO shows what familyName in CRMOffice holds
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed in CRMOffice, PhoneNumber in PowerOffice GO, then givenName in CRMOffice: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When familyName is changed in CRMOffice to a plain name
      Then LastName in PowerOffice GO shows what familyName in CRMOffice holds
      When PhoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: PhoneNumber and FirstName changed in PowerOffice GO, then familyName in CRMOffice: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When PhoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name
      Then LastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: PhoneNumber changed in PowerOffice GO, givenName in CRMOffice, then LastName in PowerOffice GO: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When PhoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When LastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what LastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone and givenName changed in CRMOffice, then LastName in PowerOffice GO: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When givenName is changed in CRMOffice to a plain name
      Then FirstName in PowerOffice GO shows what givenName in CRMOffice holds
      When LastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what LastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone changed in CRMOffice, FirstName in PowerOffice GO, then familyName in CRMOffice: all three arrive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When FirstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what FirstName in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name
      Then LastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

  Rule: Records that look alike stay apart
    Properties that the checklist does not list, such as codes, may differ.

    @alike @created
    Scenario: Two new PowerOffice GO Suppliers (human data) records with the same listed values have a counterpart each
      When a PowerOffice GO Suppliers (human data) record is made together with another one that shares every listed property
      Then each gets a CRMOffice Contacts record of its own
      And an edit on either side reaches only its own counterpart

    @alike @created
    Scenario: Two new PowerOffice GO Suppliers (human data) records that share the beginning of FirstName have a counterpart each
      When a PowerOffice GO Suppliers (human data) record is made together with another one that shares the first 50 characters of FirstName
      Then each gets a CRMOffice Contacts record of its own
      And an edit on either side reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two PowerOffice GO Suppliers (human data) records with the same listed values, one made later, stay apart when edited in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares every listed property with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two PowerOffice GO Suppliers (human data) records with the same listed values, one made later, stay apart when edited in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares every listed property with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two PowerOffice GO Suppliers (human data) records that share nothing but FirstName stay apart when edited in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares nothing but FirstName with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two PowerOffice GO Suppliers (human data) records that share nothing but FirstName stay apart when edited in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares nothing but FirstName with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two PowerOffice GO Suppliers (human data) records that share nothing but LastName stay apart when edited in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares nothing but LastName with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two PowerOffice GO Suppliers (human data) records that share nothing but LastName stay apart when edited in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares nothing but LastName with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two PowerOffice GO Suppliers (human data) records that share nothing but PhoneNumber stay apart when edited in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares nothing but PhoneNumber with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two PowerOffice GO Suppliers (human data) records that share nothing but PhoneNumber stay apart when edited in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares nothing but PhoneNumber with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: A new record does not change a CRMOffice Contacts record that existed before
      Given a CRMOffice Contacts record that no PowerOffice GO Suppliers (human data) record is linked with
      When a PowerOffice GO Suppliers (human data) record that shares every listed property with it is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And that CRMOffice Contacts record is as it was

    @alike @edited-in-PowerOffice+20GO
    Scenario: A PowerOffice GO Suppliers (human data) record with the FirstName, LastName and PhoneNumber of a PowerOffice GO Employees record stays apart when edited in PowerOffice GO
      Given a PowerOffice GO Employees record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record with the same FirstName, LastName and PhoneNumber is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: A PowerOffice GO Suppliers (human data) record with the FirstName, LastName and PhoneNumber of a PowerOffice GO Customers (human data) record stays apart when edited in CRMOffice
      Given a PowerOffice GO Customers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record with the same FirstName, LastName and PhoneNumber is made later
      Then it gets a CRMOffice Contacts record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

  Rule: Properties that are changed together, or filled later, arrive

    @together @edited-in-PowerOffice+20GO
    Scenario: All listed properties changed in PowerOffice GO in one save arrive in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      And nothing else changes afterwards

    @together @edited-in-CRMOffice
    Scenario: All listed properties changed in CRMOffice in one save arrive in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      And nothing else changes afterwards

    @together @edited-in-PowerOffice+20GO
    Scenario: PhoneNumber that was empty at first and is filled in PowerOffice GO arrives
      Given a PowerOffice GO Suppliers (human data) record without PhoneNumber linked with a CRMOffice Contacts record
      When PhoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what PhoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @together @edited-in-CRMOffice
    Scenario: directPhone that was empty at first and is filled in CRMOffice arrives
      Given a PowerOffice GO Suppliers (human data) record without PhoneNumber linked with a CRMOffice Contacts record
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then PhoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

  Rule: Beyond the checklist: what the sync does where nothing is promised

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: PhoneNumber emptied in PowerOffice GO
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When PhoneNumber is changed in PowerOffice GO to nothing
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: directPhone emptied in CRMOffice
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When directPhone is changed in CRMOffice to nothing
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: FirstName in PowerOffice GO and familyName in CRMOffice changed at once: whether both edits survive
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When FirstName in PowerOffice GO and familyName in CRMOffice are changed at once
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: PhoneNumber in PowerOffice GO and directPhone in CRMOffice changed at once: which edit wins
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When PhoneNumber in PowerOffice GO and directPhone in CRMOffice are changed at once
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: PowerOffice GO Suppliers (human data) record deleted
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When the record is deleted in PowerOffice GO
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: CRMOffice Contacts record deleted
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When the record is deleted in CRMOffice
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: A FirstName too long for CRMOffice is entered: whether the sync goes on
      Given a PowerOffice GO Suppliers (human data) record linked with a CRMOffice Contacts record
      When a PowerOffice GO Suppliers (human data) record that shares nothing with it is made later
      Then it gets a CRMOffice Contacts record of its own
      When FirstName is changed in PowerOffice GO to a text too long for the other system, last of all
      Then what the sync does then is observed, not judged

    @beyond-checklist @created
    Scenario: A PowerOffice GO Customers (human data) record that is made a PowerOffice GO Suppliers (human data) record, too: whether it has one CRMOffice Contacts record or two
      Given a PowerOffice GO Customers (human data) record linked with a CRMOffice Contacts record
      When it is made a PowerOffice GO Suppliers (human data) record, too
      Then what the sync does then is observed, not judged

  Rule: At the end every record has its counterpart, and nothing is left over
    Also Contactperson, Customers (human data) and Employees records get a CRMOffice Contacts record. So this scenario
    waits until the scenarios of those sections have ended, too, and no counterpart may belong to
    records of two sections. Only live runs count.

    @census
    Scenario: At the end of a live run every PowerOffice GO Suppliers (human data) record has one CRMOffice Contacts record
      Given a CRMOffice Contacts record that no PowerOffice GO Suppliers (human data) record is linked with
      Then each PowerOffice GO Suppliers (human data) record of this run has one CRMOffice Contacts record, and nothing is left over
      And that CRMOffice Contacts record is as it was
