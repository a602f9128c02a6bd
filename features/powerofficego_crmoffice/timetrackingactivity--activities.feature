# Generated from checklist.toml: change that file, then run `conformance features`.

@section-Timetrackingactivity-Activities
Feature: A PowerOffice GO Timetrackingactivity record and its CRMOffice Activities record stay in sync

  For each Timetrackingactivity record made in PowerOffice GO there is exactly one Activities record
  in CRMOffice, always the same. The property pair below holds the same value on both sides,
  whichever side is edited.

  What counts is the value as it was stored by the system in which it was entered. The other system
  must show it before the deadline, character for character. Nothing else may change afterwards:
  this value, the number of records and some further properties that the suite fills stay as they
  are.

  A letter, a space, and an accent that is stored apart from its letter count as one character each
  (one Unicode code point); an emoji may count as several. So capitals, spaces and the way in which
  accents are stored are part of a value. The longest value is the longest that both systems hold.

  Not judged, because the checklist does not promise it:
  - a CRMOffice Activities record that is made in CRMOffice: the section speaks of records made in
    PowerOffice GO only;
  - properties that this section does not list (such as ownerId and startsAt, of other sections),
    apart from those that the suite fills;
  - what becomes of the other side when a listed property is emptied: the checklist speaks of values
    only;
  - what becomes of the other side when the PowerOffice GO Timetrackingactivity record or the
    CRMOffice Activities record is deleted;
  - whether a value that is longer than one of the systems holds arrives, or how it is shortened
    (such a value is entered last of all, when no other scenario runs any more);
  - which edit wins when both sides are edited at once: judged is that both sides agree in the end;
  - speed, as long as the deadline is met.
  What this sync does in some of these cases is observed under 'Beyond the checklist' and changes no
  verdict.

  @row-Timetrackingactivity-name-Activities-subject
  Rule: name -> subject

    @created
    Scenario Outline: name of a new PowerOffice GO Timetrackingactivity record arrives as subject in CRMOffice
      When a PowerOffice GO Timetrackingactivity record is made with name as <value>
      Then it gets exactly one CRMOffice Activities record
      And subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

      Examples:
        | value                                           |
        | a plain text                                    |
        | a text with Norwegian letters                   |
        | a text with all sorts of signs                  |
        | a text with a line break                        |
        | a text with a comma and a space                 |
        | a text with all sorts of signs that hardly show |
        | a text with a space at each end                 |
        | the longest text (255 characters)               |

    @edited-in-PowerOffice+20GO
    Scenario Outline: name edited in PowerOffice GO arrives as subject in CRMOffice
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to <value>
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

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
        | a text with two spaces inside                         |
        | a text with a no-break space inside                   |
        | a text with all sorts of signs                        |
        | a text with typographic quotes, apostrophe and dashes |
        | a text with a line break                              |
        | a text in two lines, as Windows ends them             |
        | a text with a tab inside                              |
        | a text with marks and isolates of writing direction   |
        | a text with a zero-width space and a byte order mark  |
        | a text with a soft hyphen and a variation selector    |
        | a text with a comma and a space                       |
        | a text with full-width letters and ligatures          |
        | a text with an escape written out                     |
        | a text with all sorts of signs that hardly show       |
        | a text that looks like a date                         |
        | a text that looks like a number                       |
        | a text that looks like a formula                      |
        | digits around a percent sign                          |
        | a text with a space at each end                       |
        | the word null                                         |
        | the word true                                         |
        | digits that begin with zeros                          |
        | a text with a capital inside                          |
        | a text of one character                               |
        | the longest text (255 characters)                     |
        | the longest text, all in emoji (255 characters)       |

    @edited-in-CRMOffice
    Scenario Outline: subject edited in CRMOffice arrives as name in PowerOffice GO
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to <value>
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

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
        | a text with two spaces inside                         |
        | a text with a no-break space inside                   |
        | a text with all sorts of signs                        |
        | a text with typographic quotes, apostrophe and dashes |
        | a text with a line break                              |
        | a text in two lines, as Windows ends them             |
        | a text with a tab inside                              |
        | a text with marks and isolates of writing direction   |
        | a text with a zero-width space and a byte order mark  |
        | a text with a soft hyphen and a variation selector    |
        | a text with a comma and a space                       |
        | a text with full-width letters and ligatures          |
        | a text with an escape written out                     |
        | a text with all sorts of signs that hardly show       |
        | a text that looks like a date                         |
        | a text that looks like a number                       |
        | a text that looks like a formula                      |
        | digits around a percent sign                          |
        | a text with a space at each end                       |
        | the word null                                         |
        | the word true                                         |
        | digits that begin with zeros                          |
        | a text with a capital inside                          |
        | a text of one character                               |
        | the longest text (255 characters)                     |
        | the longest text, all in emoji (255 characters)       |

  Rule: Every PowerOffice GO Timetrackingactivity record gets exactly one CRMOffice Activities record, and keeps it

    @link @created
    Scenario: A new PowerOffice GO Timetrackingactivity record gets exactly one CRMOffice Activities record
      When a PowerOffice GO Timetrackingactivity record is made
      Then it gets exactly one CRMOffice Activities record
      And nothing else changes afterwards

    @link @edited-in-PowerOffice+20GO
    Scenario: The CRMOffice Activities record is still the only one after an edit in PowerOffice GO
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When a listed property of the record in PowerOffice GO is edited
      Then the CRMOffice Activities record is the same as before and the only one
      And nothing else changes afterwards

    @link @edited-in-CRMOffice
    Scenario: The CRMOffice Activities record is still the only one after an edit in CRMOffice
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When a listed property of the record in CRMOffice is edited
      Then the CRMOffice Activities record is the same as before and the only one
      And nothing else changes afterwards

  Rule: What is in sync stays in sync, however it is edited

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed in PowerOffice GO, then in CRMOffice, then back, arrives each time
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a text with Norwegian letters
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to its first value
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: subject changed twice in CRMOffice arrives each time
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a text with Norwegian letters
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed before the CRMOffice Activities record exists arrives
      When a PowerOffice GO Timetrackingactivity record is made
      And name is changed in PowerOffice GO to a plain text
      Then it gets exactly one CRMOffice Activities record
      And subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed as soon as the CRMOffice Activities record exists arrives
      When a PowerOffice GO Timetrackingactivity record is made
      Then it gets exactly one CRMOffice Activities record
      When name is changed in PowerOffice GO to a text with Norwegian letters
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: Of three quick changes of name in PowerOffice GO the last one arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to three values in a row
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: Of three quick changes of subject in CRMOffice the last one arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to three values in a row
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name and subject changed at once agree in the end, and a later edit in PowerOffice GO arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name in PowerOffice GO and subject in CRMOffice are changed at once
      Then name in PowerOffice GO and subject in CRMOffice agree in the end
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: subject and name changed at once agree in the end, and a later edit in CRMOffice arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject in CRMOffice and name in PowerOffice GO are changed at once
      Then subject in CRMOffice and name in PowerOffice GO agree in the end
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 0 seconds after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 0 seconds after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 0.5 seconds after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 0.5 seconds after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 1 second after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 1 second after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 2 seconds after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 2 seconds after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: subject written by the sync, then changed in CRMOffice, 4 seconds after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a plain text
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When subject is changed in CRMOffice to a plain text, 4 seconds after that was seen
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 0 seconds after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 0 seconds after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 0.5 seconds after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 0.5 seconds after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 1 second after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 1 second after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 2 seconds after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 2 seconds after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: name written by the sync, then changed in PowerOffice GO, 4 seconds after that was seen, arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a plain text
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When name is changed in PowerOffice GO to a plain text, 4 seconds after that was seen
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed in PowerOffice GO in nothing but its form (the same in capitals) arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a text with accented letters, each one character
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to the same in capitals
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: subject changed in CRMOffice in nothing but its form (the same in capitals) arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a text with accented letters, each one character
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to the same in capitals
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed in PowerOffice GO in nothing but its form (the same with a space behind) arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a text with accented letters, each one character
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to the same with a space behind
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: subject changed in CRMOffice in nothing but its form (the same with a space behind) arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a text with accented letters, each one character
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to the same with a space behind
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed in PowerOffice GO in nothing but its form (the same with its accents split off) arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to a text with accented letters, each one character
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to the same with its accents split off
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: subject changed in CRMOffice in nothing but its form (the same with its accents split off) arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to a text with accented letters, each one character
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to the same with its accents split off
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: name changed in PowerOffice GO in nothing but its last character arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to the longest text (255 characters)
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      When name is changed in PowerOffice GO to the same with another last character
      Then subject in CRMOffice shows what name in PowerOffice GO holds
      And nothing else changes afterwards

    @repeated @edited-in-CRMOffice
    Scenario: subject changed in CRMOffice in nothing but its last character arrives
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to the longest text (255 characters)
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      When subject is changed in CRMOffice to the same with another last character
      Then name in PowerOffice GO shows what subject in CRMOffice holds
      And nothing else changes afterwards

    @repeated @edited-in-PowerOffice+20GO
    Scenario: A name too long for CRMOffice does not stop the edit of another record
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When a PowerOffice GO Timetrackingactivity record that shares nothing with it is made later
      Then it gets a CRMOffice Activities record of its own
      When name is changed in PowerOffice GO to a text too long for the other system, last of all
      Then an edit of the later one in PowerOffice GO reaches only its own counterpart

  Rule: Records that look alike stay apart
    Properties that the checklist does not list, such as codes, may differ.

    @alike @created
    Scenario: Two new PowerOffice GO Timetrackingactivity records with the same name have a counterpart each
      When a PowerOffice GO Timetrackingactivity record is made together with another one that shares every listed property
      Then each gets a CRMOffice Activities record of its own
      And an edit on either side reaches only its own counterpart

    @alike @created
    Scenario: Two new PowerOffice GO Timetrackingactivity records that share the beginning of name have a counterpart each
      When a PowerOffice GO Timetrackingactivity record is made together with another one that shares the first 50 characters of name
      Then each gets a CRMOffice Activities record of its own
      And an edit on either side reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: Two PowerOffice GO Timetrackingactivity records with the same name, one made later, stay apart when edited in PowerOffice GO
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When a PowerOffice GO Timetrackingactivity record that shares every listed property with it is made later
      Then it gets a CRMOffice Activities record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: Two PowerOffice GO Timetrackingactivity records with the same name, one made later, stay apart when edited in CRMOffice
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When a PowerOffice GO Timetrackingactivity record that shares every listed property with it is made later
      Then it gets a CRMOffice Activities record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-PowerOffice+20GO
    Scenario: A new record does not change a CRMOffice Activities record that existed before
      Given a CRMOffice Activities record that no PowerOffice GO Timetrackingactivity record is linked with
      When a PowerOffice GO Timetrackingactivity record that shares every listed property with it is made later
      Then it gets a CRMOffice Activities record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And that CRMOffice Activities record is as it was

    @alike @edited-in-PowerOffice+20GO
    Scenario: A PowerOffice GO Timetrackingactivity record with the name of a PowerOffice GO Projects record stays apart when edited in PowerOffice GO
      Given a PowerOffice GO Projects record linked with a CRMOffice Activities record
      When a PowerOffice GO Timetrackingactivity record with the same name is made later
      Then it gets a CRMOffice Activities record of its own
      And an edit of the later one in PowerOffice GO reaches only its own counterpart
      And an edit of the earlier one in CRMOffice reaches only its own counterpart

    @alike @edited-in-CRMOffice
    Scenario: A PowerOffice GO Timetrackingactivity record with the name of a PowerOffice GO Projects record stays apart when edited in CRMOffice
      Given a PowerOffice GO Projects record linked with a CRMOffice Activities record
      When a PowerOffice GO Timetrackingactivity record with the same name is made later
      Then it gets a CRMOffice Activities record of its own
      And an edit of the later one in CRMOffice reaches only its own counterpart
      And an edit of the earlier one in PowerOffice GO reaches only its own counterpart

  Rule: Beyond the checklist: what the sync does where nothing is promised

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: name emptied in PowerOffice GO
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name is changed in PowerOffice GO to nothing
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: subject emptied in CRMOffice
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When subject is changed in CRMOffice to nothing
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: name in PowerOffice GO and subject in CRMOffice changed at once: which edit wins
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When name in PowerOffice GO and subject in CRMOffice are changed at once
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: PowerOffice GO Timetrackingactivity record deleted
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When the record is deleted in PowerOffice GO
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: CRMOffice Activities record deleted
      Given a PowerOffice GO Timetrackingactivity record linked with a CRMOffice Activities record
      When the record is deleted in CRMOffice
      Then what the sync does then is observed, not judged

  Rule: At the end every record has its counterpart, and nothing is left over
    Also Projectactivity and Projects records get a CRMOffice Activities record. So this scenario
    waits until the scenarios of those sections have ended, too, and no counterpart may belong to
    records of two sections. Only live runs count.

    @census
    Scenario: At the end of a live run every PowerOffice GO Timetrackingactivity record has one CRMOffice Activities record
      Given a CRMOffice Activities record that no PowerOffice GO Timetrackingactivity record is linked with
      Then each PowerOffice GO Timetrackingactivity record of this run has one CRMOffice Activities record, and nothing is left over
      And that CRMOffice Activities record is as it was
