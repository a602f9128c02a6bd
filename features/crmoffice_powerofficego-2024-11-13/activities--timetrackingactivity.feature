# Generated from checklist.toml: change that file, then run `conformance features`.

@section-Activities-Timetrackingactivity
Feature: A CRMOffice Activities and its PowerOffice GO Timetrackingactivity stay in sync

  For each Activities made in CRMOffice there is exactly one Timetrackingactivity in PowerOffice GO,
  always the same. The property pair below holds the same value on both sides, whichever side is
  edited.

  What counts is the value as it was stored by the system in which it was entered. The other system
  must show it character for character before the deadline. After that the pair must stay at rest:
  this value and the number of records may not change any more.

  Not judged, because the checklist does not promise it:
  - a record made in PowerOffice GO: nothing has to appear in CRMOffice;
  - a property that is emptied;
  - a record that is deleted;
  - a value that is longer than one of the systems holds;
  - speed, as long as the deadline is met;
  - which edit wins when both sides are edited at once.
  What this sync does there is observed under 'Beyond the checklist' and changes no verdict.

  @row-Activities-subject-Timetrackingactivity-name
  Rule: subject -> name

    @created
    Scenario Outline: subject of a new CRMOffice Activities arrives as name in PowerOffice GO
      When a CRMOffice Activities is made with subject as <value>
      Then it gets exactly one PowerOffice GO Timetrackingactivity
      And name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

      Examples:
        | value                                           |
        | a plain text                                    |
        | a text with Norwegian letters                   |
        | a text with all sorts of signs                  |
        | a text with a line break                        |
        | a text with a comma and a blank                 |
        | a text with all sorts of signs that hardly show |
        | a text with a blank at each end                 |
        | the longest text both systems hold              |

    @edited-in-CRMOffice
    Scenario Outline: subject edited in CRMOffice arrives as name in PowerOffice GO
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to <value>
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

      Examples:
        | value                                                 |
        | a plain text                                          |
        | a text with Norwegian letters                         |
        | a text with accented letters, each one character      |
        | a text with accents as separate characters            |
        | a text with an emoji                                  |
        | a text with an emoji joined from three                |
        | a text in Hebrew and Arabic                           |
        | a text in Chinese, Japanese and Korean                |
        | a text with quotes, an apostrophe and a backslash     |
        | a text with angle brackets and an ampersand           |
        | a text with &amp; written out                         |
        | a text with two blanks inside                         |
        | a text with a no-break blank inside                   |
        | a text with all sorts of signs                        |
        | a text with typographic quotes, apostrophe and dashes |
        | a text with a line break                              |
        | a text in two lines, as Windows ends them             |
        | a text with a tab inside                              |
        | a text with marks and isolates of writing direction   |
        | a text with a zero-width space and a byte order mark  |
        | a text with a soft hyphen and a variation selector    |
        | a text with a comma and a blank                       |
        | a text with full-width letters and ligatures          |
        | a text with an escape written out                     |
        | a text with all sorts of signs that hardly show       |
        | a text that looks like a date                         |
        | a text that looks like a number                       |
        | a text that looks like a formula                      |
        | digits around a percent sign                          |
        | a text with a blank at each end                       |
        | the word null                                         |
        | the word true                                         |
        | digits that begin with zeros                          |
        | a text with a capital inside                          |
        | a text of one character                               |
        | the longest text both systems hold                    |
        | the longest text both systems hold, all in emoji      |

    @edited-in-PowerOffice+20GO
    Scenario Outline: name edited in PowerOffice GO arrives as subject in CRMOffice
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to <value>
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

      Examples:
        | value                                                 |
        | a plain text                                          |
        | a text with Norwegian letters                         |
        | a text with accented letters, each one character      |
        | a text with accents as separate characters            |
        | a text with an emoji                                  |
        | a text with an emoji joined from three                |
        | a text in Hebrew and Arabic                           |
        | a text in Chinese, Japanese and Korean                |
        | a text with quotes, an apostrophe and a backslash     |
        | a text with angle brackets and an ampersand           |
        | a text with &amp; written out                         |
        | a text with two blanks inside                         |
        | a text with a no-break blank inside                   |
        | a text with all sorts of signs                        |
        | a text with typographic quotes, apostrophe and dashes |
        | a text with a line break                              |
        | a text in two lines, as Windows ends them             |
        | a text with a tab inside                              |
        | a text with marks and isolates of writing direction   |
        | a text with a zero-width space and a byte order mark  |
        | a text with a soft hyphen and a variation selector    |
        | a text with a comma and a blank                       |
        | a text with full-width letters and ligatures          |
        | a text with an escape written out                     |
        | a text with all sorts of signs that hardly show       |
        | a text that looks like a date                         |
        | a text that looks like a number                       |
        | a text that looks like a formula                      |
        | digits around a percent sign                          |
        | a text with a blank at each end                       |
        | the word null                                         |
        | the word true                                         |
        | digits that begin with zeros                          |
        | a text with a capital inside                          |
        | a text of one character                               |
        | the longest text both systems hold                    |
        | the longest text both systems hold, all in emoji      |

  Rule: Every CRMOffice Activities gets exactly one PowerOffice GO Timetrackingactivity, and keeps it

    @link @created
    Scenario: A new CRMOffice Activities gets exactly one PowerOffice GO Timetrackingactivity
      When a CRMOffice Activities is made
      Then it gets exactly one PowerOffice GO Timetrackingactivity
      And the pair stays at rest

    @link @edited-in-CRMOffice
    Scenario: The PowerOffice GO Timetrackingactivity is still the only one after an edit in CRMOffice
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When the record is edited in CRMOffice
      Then the PowerOffice GO Timetrackingactivity is the same as before and the only one
      And the pair stays at rest

    @link @edited-in-PowerOffice+20GO
    Scenario: The PowerOffice GO Timetrackingactivity is still the only one after an edit in PowerOffice GO
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When the record is edited in PowerOffice GO
      Then the PowerOffice GO Timetrackingactivity is the same as before and the only one
      And the pair stays at rest

  Rule: What is in sync stays in sync, however it is edited

    @repeated @edited-in-CRMOffice
    Scenario: subject changed in CRMOffice, then in PowerOffice GO, then back, arrives each time
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a text with Norwegian letters
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to its first value
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed twice in PowerOffice GO arrives each time
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a text with Norwegian letters
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: subject changed before the PowerOffice GO Timetrackingactivity exists arrives
      When a CRMOffice Activities is made
      And subject is changed in CRMOffice to a plain text
      Then it gets exactly one PowerOffice GO Timetrackingactivity
      And name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: subject changed as soon as the PowerOffice GO Timetrackingactivity exists arrives
      When a CRMOffice Activities is made
      Then it gets exactly one PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a text with Norwegian letters
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: Of three quick changes of subject in CRMOffice the last one arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to three values in a row
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: Of three quick changes of name in PowerOffice GO the last one arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to three values in a row
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: subject and name changed at once agree in the end, and then follow CRMOffice
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject in CRMOffice and name in PowerOffice GO are changed at once
      Then subject in CRMOffice and name in PowerOffice GO agree in the end
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name and subject changed at once agree in the end, and then follow PowerOffice GO
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name in PowerOffice GO and subject in CRMOffice are changed at once
      Then name in PowerOffice GO and subject in CRMOffice agree in the end
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 0 seconds after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 0 seconds after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 0.5 seconds after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 0.5 seconds after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 1 second after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 1 second after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 2 seconds after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 2 seconds after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 4 seconds after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 4 seconds after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 0 seconds after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 0 seconds after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 0.5 seconds after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 0.5 seconds after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 1 second after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 1 second after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 2 seconds after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 2 seconds after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 4 seconds after that was seen, arrives
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 4 seconds after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: subject changed only slightly in CRMOffice arrives: the same in capitals
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a text with accented letters, each one character
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to the same in capitals
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed only slightly in PowerOffice GO arrives: the same in capitals
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a text with accented letters, each one character
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to the same in capitals
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: subject changed only slightly in CRMOffice arrives: the same with a blank behind
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a text with accented letters, each one character
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to the same with a blank behind
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed only slightly in PowerOffice GO arrives: the same with a blank behind
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a text with accented letters, each one character
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to the same with a blank behind
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: subject changed only slightly in CRMOffice arrives: the same with its accents split off
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to a text with accented letters, each one character
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to the same with its accents split off
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed only slightly in PowerOffice GO arrives: the same with its accents split off
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to a text with accented letters, each one character
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to the same with its accents split off
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-CRMOffice
    Scenario: subject changed only slightly in CRMOffice arrives: the same with another last character
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to the longest text both systems hold
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to the same with another last character
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed only slightly in PowerOffice GO arrives: the same with another last character
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to the longest text both systems hold
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to the same with another last character
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And the pair stays at rest

    @repeated @edited-in-PowerOffice+20GO
    Scenario: A name too long for CRMOffice does not stop the edit of another record
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When a CRMOffice Activities that shares nothing with it is made later
      Then it gets a PowerOffice GO Timetrackingactivity of its own
      When name is changed in PowerOffice GO to a text too long for the other system, last of all
      Then an edit of the later one in PowerOffice GO reaches only its own counterpart

  Rule: CRMOffice Activities that look alike stay apart

    @alike @created
    Scenario: Two CRMOffice Activities with the same values have a counterpart each
      When two CRMOffice Activities that share every listed property are made
      Then each gets a PowerOffice GO Timetrackingactivity of its own
      And an edit on either side reaches only its own counterpart

    @alike @created
    Scenario: Two CRMOffice Activities that share the beginning of subject have a counterpart each
      When two CRMOffice Activities that share the first 50 characters of subject are made
      Then each gets a PowerOffice GO Timetrackingactivity of its own
      And an edit on either side reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two CRMOffice Activities with the same values, one made later, stay apart when edited in CRMOffice
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When a CRMOffice Activities that shares every listed property with it is made later
      Then it gets a PowerOffice GO Timetrackingactivity of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two CRMOffice Activities with the same values, one made later, stay apart when edited in PowerOffice GO
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When a CRMOffice Activities that shares every listed property with it is made later
      Then it gets a PowerOffice GO Timetrackingactivity of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: A new CRMOffice Activities does not change a PowerOffice GO Timetrackingactivity that existed before
      Given a PowerOffice GO Timetrackingactivity that no CRMOffice Activities is linked with
      When a CRMOffice Activities that shares every listed property with it is made later
      Then it gets a PowerOffice GO Timetrackingactivity of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And that PowerOffice GO Timetrackingactivity is as it was

  Rule: Beyond the checklist: what the sync does where nothing is promised

    @beyond-checklist @edited-in-CRMOffice
    Scenario: subject emptied in CRMOffice
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject is changed in CRMOffice to nothing
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: name emptied in PowerOffice GO
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When name is changed in PowerOffice GO to nothing
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: subject in CRMOffice and name in PowerOffice GO changed at once: which edit wins
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When subject in CRMOffice and name in PowerOffice GO are changed at once
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: CRMOffice Activities deleted
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When the record is deleted in CRMOffice
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: PowerOffice GO Timetrackingactivity deleted
      Given a CRMOffice Activities linked with a PowerOffice GO Timetrackingactivity
      When the record is deleted in PowerOffice GO
      Then what the sync does then is observed, not judged

  Rule: At the end every record has its counterpart, and nothing is left over

    @census
    Scenario: As many PowerOffice GO Timetrackingactivity as CRMOffice Activities at the end of a live run
      Given a PowerOffice GO Timetrackingactivity that no CRMOffice Activities is linked with
      Then each CRMOffice Activities of this run has one PowerOffice GO Timetrackingactivity, and nothing is left over
      And that PowerOffice GO Timetrackingactivity is as it was
