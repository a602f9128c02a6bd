# Generated from checklist.toml: change that file, then run `conformance features`.

@section-Contacts-Contactperson
Feature: A CRMOffice Contacts record and its PowerOffice GO Contactperson record stay in sync

  For each Contacts record made in CRMOffice there is exactly one Contactperson record in
  PowerOffice GO, always the same. The property pairs below hold the same value on both sides,
  whichever side is edited.

  What counts is the value as it was stored by the system in which it was entered. The other system
  must show it before the deadline, character for character. Nothing else may change afterwards:
  this value, the other properties below, the number of records and some further properties that the
  suite fills stay as they are.

  A letter, a space, and an accent that is stored apart from its letter count as one character each
  (one Unicode code point); an emoji may count as several. So capitals, spaces and the way in which
  accents are stored are part of a value. The longest value is the longest that both systems hold.

  Not judged, because the checklist does not promise it:
  - a PowerOffice GO Contactperson record that is made in PowerOffice GO: the section speaks of
    records made in CRMOffice only;
  - properties that this section does not list, apart from those that the suite fills;
  - what becomes of the other side when a listed property is emptied: the checklist speaks of values
    only;
  - what becomes of the other side when the CRMOffice Contacts record or the PowerOffice GO
    Contactperson record is deleted;
  - whether a value that is longer than one of the systems holds arrives, or how it is shortened
    (such a value is entered last of all, when no other scenario runs any more);
  - which edit wins when both sides are edited at once: judged is that both sides agree in the end;
  - speed, as long as the deadline is met.
  What this sync does in some of these cases is observed under 'Beyond the checklist' and changes no
  verdict.

  @row-Contacts-directPhone-Contactperson-phoneNumber
  Rule: directPhone -> phoneNumber

    @created
    Scenario Outline: directPhone of a new CRMOffice Contacts record arrives as phoneNumber in PowerOffice GO
      When a CRMOffice Contacts record is made with directPhone as <value>
      Then it gets exactly one PowerOffice GO Contactperson record
      And phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value                                    |
        | a phone number of eight digits           |
        | a phone number with +47 and spaces       |
        | a phone number with an extension         |
        | the longest phone number (50 characters) |

    @edited-in-CRMOffice
    Scenario Outline: directPhone edited in CRMOffice arrives as phoneNumber in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to <value>
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

      Examples:
        | value                                    |
        | a phone number of eight digits           |
        | a phone number with +47 and spaces       |
        | a phone number with 0047                 |
        | a phone number from abroad               |
        | a phone number with an extension         |
        | the longest phone number (50 characters) |

    @edited-in-PowerOffice+20GO
    Scenario Outline: phoneNumber edited in PowerOffice GO arrives as directPhone in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to <value>
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value                                    |
        | a phone number of eight digits           |
        | a phone number with +47 and spaces       |
        | a phone number with 0047                 |
        | a phone number from abroad               |
        | a phone number with an extension         |
        | the longest phone number (50 characters) |

  @row-Contacts-familyName-Contactperson-lastName
  Rule: familyName -> lastName

    @created
    Scenario Outline: familyName of a new CRMOffice Contacts record arrives as lastName in PowerOffice GO
      When a CRMOffice Contacts record is made with familyName as <value>
      Then it gets exactly one PowerOffice GO Contactperson record
      And lastName in PowerOffice GO shows what familyName in CRMOffice holds
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

    @edited-in-CRMOffice
    Scenario Outline: familyName edited in CRMOffice arrives as lastName in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to <value>
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
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

    @edited-in-PowerOffice+20GO
    Scenario Outline: lastName edited in PowerOffice GO arrives as familyName in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to <value>
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
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

  @row-Contacts-givenName-Contactperson-firstName
  Rule: givenName -> firstName

    @created
    Scenario Outline: givenName of a new CRMOffice Contacts record arrives as firstName in PowerOffice GO
      When a CRMOffice Contacts record is made with givenName as <value>
      Then it gets exactly one PowerOffice GO Contactperson record
      And firstName in PowerOffice GO shows what givenName in CRMOffice holds
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

    @edited-in-CRMOffice
    Scenario Outline: givenName edited in CRMOffice arrives as firstName in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When givenName is changed in CRMOffice to <value>
      Then firstName in PowerOffice GO shows what givenName in CRMOffice holds
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

    @edited-in-PowerOffice+20GO
    Scenario Outline: firstName edited in PowerOffice GO arrives as givenName in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When firstName is changed in PowerOffice GO to <value>
      Then givenName in CRMOffice shows what firstName in PowerOffice GO holds
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

  Rule: Every CRMOffice Contacts record gets exactly one PowerOffice GO Contactperson record, and keeps it

    @link @created
    Scenario: A new CRMOffice Contacts record gets exactly one PowerOffice GO Contactperson record
      When a CRMOffice Contacts record is made
      Then it gets exactly one PowerOffice GO Contactperson record
      And nothing else changes afterwards

    @link @edited-in-CRMOffice
    Scenario: The PowerOffice GO Contactperson record is still the only one after an edit in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a listed property of the record in CRMOffice is edited
      Then the PowerOffice GO Contactperson record is the same as before and the only one
      And nothing else changes afterwards

    @link @edited-in-PowerOffice+20GO
    Scenario: The PowerOffice GO Contactperson record is still the only one after an edit in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a listed property of the record in PowerOffice GO is edited
      Then the PowerOffice GO Contactperson record is the same as before and the only one
      And nothing else changes afterwards

  Rule: What is in sync stays in sync, however it is edited

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed in CRMOffice, then in PowerOffice GO, then back, arrives each time
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When lastName is changed in PowerOffice GO to a name with Norwegian letters
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When familyName is changed in CRMOffice to its first value
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: lastName changed twice in PowerOffice GO arrives each time
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a name with Norwegian letters
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed before the PowerOffice GO Contactperson record exists arrives
      When a CRMOffice Contacts record is made
      And familyName is changed in CRMOffice to a plain name
      Then it gets exactly one PowerOffice GO Contactperson record
      And lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed as soon as the PowerOffice GO Contactperson record exists arrives
      When a CRMOffice Contacts record is made
      Then it gets exactly one PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a name with Norwegian letters
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: Of three quick changes of familyName in CRMOffice the last one arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to three values in a row
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: Of three quick changes of lastName in PowerOffice GO the last one arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to three values in a row
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName and lastName changed at once agree in the end, and a later edit in CRMOffice arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName in CRMOffice and lastName in PowerOffice GO are changed at once
      Then familyName in CRMOffice and lastName in PowerOffice GO agree in the end
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: lastName and familyName changed at once agree in the end, and a later edit in PowerOffice GO arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName in PowerOffice GO and familyName in CRMOffice are changed at once
      Then lastName in PowerOffice GO and familyName in CRMOffice agree in the end
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: lastName written by the sync, then changed in PowerOffice GO, 0 seconds after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When lastName is changed in PowerOffice GO to a plain name, 0 seconds after that was seen
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: lastName written by the sync, then changed in PowerOffice GO, 0.5 seconds after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When lastName is changed in PowerOffice GO to a plain name, 0.5 seconds after that was seen
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: lastName written by the sync, then changed in PowerOffice GO, 1 second after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When lastName is changed in PowerOffice GO to a plain name, 1 second after that was seen
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: lastName written by the sync, then changed in PowerOffice GO, 2 seconds after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When lastName is changed in PowerOffice GO to a plain name, 2 seconds after that was seen
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: lastName written by the sync, then changed in PowerOffice GO, 4 seconds after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When lastName is changed in PowerOffice GO to a plain name, 4 seconds after that was seen
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: familyName written by the sync, then changed in CRMOffice, 0 seconds after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name, 0 seconds after that was seen
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: familyName written by the sync, then changed in CRMOffice, 0.5 seconds after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name, 0.5 seconds after that was seen
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: familyName written by the sync, then changed in CRMOffice, 1 second after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name, 1 second after that was seen
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: familyName written by the sync, then changed in CRMOffice, 2 seconds after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name, 2 seconds after that was seen
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: familyName written by the sync, then changed in CRMOffice, 4 seconds after that was seen, arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name, 4 seconds after that was seen
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed in CRMOffice in nothing but its form (the same in capitals) arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a name with accented letters, each one character
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When familyName is changed in CRMOffice to the same in capitals
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: lastName changed in PowerOffice GO in nothing but its form (the same in capitals) arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a name with accented letters, each one character
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When lastName is changed in PowerOffice GO to the same in capitals
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed in CRMOffice in nothing but its form (the same with a space behind) arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a name with accented letters, each one character
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When familyName is changed in CRMOffice to the same with a space behind
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: lastName changed in PowerOffice GO in nothing but its form (the same with a space behind) arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a name with accented letters, each one character
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When lastName is changed in PowerOffice GO to the same with a space behind
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed in CRMOffice in nothing but its form (the same with its accents split off) arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a name with accented letters, each one character
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When familyName is changed in CRMOffice to the same with its accents split off
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: lastName changed in PowerOffice GO in nothing but its form (the same with its accents split off) arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a name with accented letters, each one character
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When lastName is changed in PowerOffice GO to the same with its accents split off
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone changed in CRMOffice in nothing but its form (the same without spaces) arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to a phone number with +47 and spaces
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When directPhone is changed in CRMOffice to the same without spaces
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: phoneNumber changed in PowerOffice GO in nothing but its form (the same without spaces) arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to a phone number with +47 and spaces
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      When phoneNumber is changed in PowerOffice GO to the same without spaces
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed in CRMOffice in nothing but its last character arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to the longest name (255 characters)
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When familyName is changed in CRMOffice to the same with another last character
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: lastName changed in PowerOffice GO in nothing but its last character arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to the longest name (255 characters)
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When lastName is changed in PowerOffice GO to the same with another last character
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone changed in CRMOffice in nothing but its last character arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to the longest phone number (50 characters)
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When directPhone is changed in CRMOffice to the same with another last character
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: phoneNumber changed in PowerOffice GO in nothing but its last character arrives
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to the longest phone number (50 characters)
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      When phoneNumber is changed in PowerOffice GO to the same with another last character
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: All listed properties changed in CRMOffice, in PowerOffice GO and in CRMOffice again arrive each time
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: All listed properties changed in PowerOffice GO, in CRMOffice and in PowerOffice GO again arrive each time
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: All listed properties changed at once on both sides agree, and later edits in CRMOffice arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When every listed property in CRMOffice and its counterpart in PowerOffice GO are changed at once
      Then every listed property in CRMOffice and its counterpart in PowerOffice GO agree in the end
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone in CRMOffice and lastName in PowerOffice GO changed at once agree, and later edits in CRMOffice arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone in CRMOffice and lastName in PowerOffice GO are changed at once
      Then every listed property in CRMOffice and its counterpart in PowerOffice GO agree in the end
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: All listed properties changed at once on both sides agree, and later edits in PowerOffice GO arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When every listed property in PowerOffice GO and its counterpart in CRMOffice are changed at once
      Then every listed property in PowerOffice GO and its counterpart in CRMOffice agree in the end
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: phoneNumber in PowerOffice GO and familyName in CRMOffice changed at once agree, and later edits in PowerOffice GO arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber in PowerOffice GO and familyName in CRMOffice are changed at once
      Then every listed property in PowerOffice GO and its counterpart in CRMOffice agree in the end
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone and familyName changed in CRMOffice, then firstName in PowerOffice GO: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When firstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what firstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: directPhone changed in CRMOffice, lastName in PowerOffice GO, then givenName in CRMOffice: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name
      Then firstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: phoneNumber and lastName changed in PowerOffice GO, then givenName in CRMOffice: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name
      Then firstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: phoneNumber changed in PowerOffice GO, familyName in CRMOffice, then firstName in PowerOffice GO: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When firstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what firstName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName and givenName changed in CRMOffice, then phoneNumber in PowerOffice GO: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When givenName is changed in CRMOffice to a plain name
      Then firstName in PowerOffice GO shows what givenName in CRMOffice holds
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: familyName changed in CRMOffice, firstName in PowerOffice GO, then directPhone in CRMOffice: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      When firstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what firstName in PowerOffice GO holds
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: lastName and firstName changed in PowerOffice GO, then directPhone in CRMOffice: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When firstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what firstName in PowerOffice GO holds
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: lastName changed in PowerOffice GO, givenName in CRMOffice, then phoneNumber in PowerOffice GO: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      When givenName is changed in CRMOffice to a plain name
      Then firstName in PowerOffice GO shows what givenName in CRMOffice holds
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName and directPhone changed in CRMOffice, then lastName in PowerOffice GO: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When givenName is changed in CRMOffice to a plain name
      Then firstName in PowerOffice GO shows what givenName in CRMOffice holds
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: givenName changed in CRMOffice, phoneNumber in PowerOffice GO, then familyName in CRMOffice: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When givenName is changed in CRMOffice to a plain name
      Then firstName in PowerOffice GO shows what givenName in CRMOffice holds
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: firstName and phoneNumber changed in PowerOffice GO, then familyName in CRMOffice: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When firstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what firstName in PowerOffice GO holds
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      When familyName is changed in CRMOffice to a plain name
      Then lastName in PowerOffice GO shows what familyName in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: firstName changed in PowerOffice GO, directPhone in CRMOffice, then lastName in PowerOffice GO: all three arrive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When firstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what firstName in PowerOffice GO holds
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      When lastName is changed in PowerOffice GO to a plain name
      Then familyName in CRMOffice shows what lastName in PowerOffice GO holds
      And nothing else changes afterwards

  Rule: Records that look alike stay apart
    Properties that the checklist does not list, such as codes, may differ.

    @alike @created
    Scenario: Two new CRMOffice Contacts records with the same listed values have a counterpart each
      When a CRMOffice Contacts record is made together with another one that shares every listed property
      Then each gets a PowerOffice GO Contactperson record of its own
      And an edit on either side reaches only its own counterpart

    @alike @created
    Scenario: Two new CRMOffice Contacts records that share the beginning of familyName have a counterpart each
      When a CRMOffice Contacts record is made together with another one that shares the first 50 characters of familyName
      Then each gets a PowerOffice GO Contactperson record of its own
      And an edit on either side reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two CRMOffice Contacts records with the same listed values, one made later, stay apart when edited in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares every listed property with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two CRMOffice Contacts records with the same listed values, one made later, stay apart when edited in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares every listed property with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two CRMOffice Contacts records that share nothing but directPhone stay apart when edited in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares nothing but directPhone with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two CRMOffice Contacts records that share nothing but directPhone stay apart when edited in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares nothing but directPhone with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two CRMOffice Contacts records that share nothing but familyName stay apart when edited in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares nothing but familyName with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two CRMOffice Contacts records that share nothing but familyName stay apart when edited in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares nothing but familyName with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two CRMOffice Contacts records that share nothing but givenName stay apart when edited in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares nothing but givenName with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two CRMOffice Contacts records that share nothing but givenName stay apart when edited in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares nothing but givenName with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: A new record does not change a PowerOffice GO Contactperson record that existed before
      Given a PowerOffice GO Contactperson record that no CRMOffice Contacts record is linked with
      When a CRMOffice Contacts record that shares every listed property with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And that PowerOffice GO Contactperson record is as it was

  Rule: Properties that are changed together, or filled later, arrive

    @together @edited-in-CRMOffice
    Scenario: All listed properties changed in CRMOffice in one save arrive in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When every listed property is changed in CRMOffice to plain values
      Then every listed property in PowerOffice GO shows what its counterpart in CRMOffice holds
      And nothing else changes afterwards

    @together @edited-in-PowerOffice+20GO
    Scenario: All listed properties changed in PowerOffice GO in one save arrive in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When every listed property is changed in PowerOffice GO to plain values
      Then every listed property in CRMOffice shows what its counterpart in PowerOffice GO holds
      And nothing else changes afterwards

    @together @edited-in-CRMOffice
    Scenario: directPhone that was empty at first and is filled in CRMOffice arrives
      Given a CRMOffice Contacts record without directPhone linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to a phone number of eight digits
      Then phoneNumber in PowerOffice GO shows what directPhone in CRMOffice holds
      And nothing else changes afterwards

    @together @edited-in-PowerOffice+20GO
    Scenario: phoneNumber that was empty at first and is filled in PowerOffice GO arrives
      Given a CRMOffice Contacts record without directPhone linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to a phone number of eight digits
      Then directPhone in CRMOffice shows what phoneNumber in PowerOffice GO holds
      And nothing else changes afterwards

    @together @edited-in-CRMOffice
    Scenario: givenName that was empty at first and is filled in CRMOffice arrives
      Given a CRMOffice Contacts record without givenName linked with a PowerOffice GO Contactperson record
      When givenName is changed in CRMOffice to a plain name
      Then firstName in PowerOffice GO shows what givenName in CRMOffice holds
      And nothing else changes afterwards

    @together @edited-in-PowerOffice+20GO
    Scenario: firstName that was empty at first and is filled in PowerOffice GO arrives
      Given a CRMOffice Contacts record without givenName linked with a PowerOffice GO Contactperson record
      When firstName is changed in PowerOffice GO to a plain name
      Then givenName in CRMOffice shows what firstName in PowerOffice GO holds
      And nothing else changes afterwards

  Rule: Beyond the checklist: what the sync does where nothing is promised

    @beyond-checklist @edited-in-CRMOffice
    Scenario: directPhone emptied in CRMOffice
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone is changed in CRMOffice to nothing
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: phoneNumber emptied in PowerOffice GO
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When phoneNumber is changed in PowerOffice GO to nothing
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: directPhone in CRMOffice and lastName in PowerOffice GO changed at once: whether both edits survive
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When directPhone in CRMOffice and lastName in PowerOffice GO are changed at once
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: givenName in CRMOffice and firstName in PowerOffice GO changed at once: which edit wins
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When givenName in CRMOffice and firstName in PowerOffice GO are changed at once
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: CRMOffice Contacts record deleted
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When the record is deleted in CRMOffice
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: PowerOffice GO Contactperson record deleted
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When the record is deleted in PowerOffice GO
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: A lastName too long for CRMOffice is entered: whether the sync goes on
      Given a CRMOffice Contacts record linked with a PowerOffice GO Contactperson record
      When a CRMOffice Contacts record that shares nothing with it is made later
      Then it gets a PowerOffice GO Contactperson record of its own
      When lastName is changed in PowerOffice GO to a text too long for the other system, last of all
      Then what the sync does then is observed, not judged

  Rule: At the end every record has its counterpart, and nothing is left over
    Counted when all other scenarios of this section have ended; only live runs count.

    @census
    Scenario: At the end of a live run every CRMOffice Contacts record has one PowerOffice GO Contactperson record
      Given a PowerOffice GO Contactperson record that no CRMOffice Contacts record is linked with
      Then each CRMOffice Contacts record of this run has one PowerOffice GO Contactperson record, and nothing is left over
      And that PowerOffice GO Contactperson record is as it was
