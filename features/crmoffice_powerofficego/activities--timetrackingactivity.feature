# Generated from checklist.toml: change that file, then run `conformance features`.

@section-Activities-Timetrackingactivity
Feature: A CRMOffice Activities record has its PowerOffice GO Timetrackingactivity record

  For each Activities record made in CRMOffice there is exactly one Timetrackingactivity record in
  PowerOffice GO, always the same.

  The checklist lists no property for this pair, so no value is compared, and no edit has to arrive.
  Judged is that the Activities record gets one counterpart before the deadline, that no second one
  comes, also when one of the two is edited, and that nothing else changes: both stay the same
  records, and some properties that the suite fills in them stay as they are. What else the
  Timetrackingactivity record holds is not judged.

  Not judged, because the checklist does not promise it:
  - a PowerOffice GO Timetrackingactivity record that is made in PowerOffice GO: the section speaks
    of records made in CRMOffice only;
  - what becomes of the other side when the CRMOffice Activities record or the PowerOffice GO
    Timetrackingactivity record is deleted;
  - speed, as long as the deadline is met.
  What this sync does in some of these cases is observed under 'Beyond the checklist' and changes no
  verdict.

  Rule: Every CRMOffice Activities record gets exactly one PowerOffice GO Timetrackingactivity record, and keeps it

    @link @created
    Scenario: A new CRMOffice Activities record gets exactly one PowerOffice GO Timetrackingactivity record
      When a CRMOffice Activities record is made
      Then it gets exactly one PowerOffice GO Timetrackingactivity record
      And nothing else changes afterwards

    @link @edited-in-CRMOffice
    Scenario: The PowerOffice GO Timetrackingactivity record is still the only one after an edit in CRMOffice
      Given a CRMOffice Activities record linked with a PowerOffice GO Timetrackingactivity record
      When a text of the record in CRMOffice is edited
      Then the PowerOffice GO Timetrackingactivity record is the same as before and the only one
      And nothing else changes afterwards

    @link @edited-in-PowerOffice+20GO
    Scenario: The PowerOffice GO Timetrackingactivity record is still the only one after an edit in PowerOffice GO
      Given a CRMOffice Activities record linked with a PowerOffice GO Timetrackingactivity record
      When a text of the record in PowerOffice GO is edited
      Then the PowerOffice GO Timetrackingactivity record is the same as before and the only one
      And nothing else changes afterwards

  Rule: Beyond the checklist: what the sync does where nothing is promised

    @beyond-checklist @edited-in-CRMOffice
    Scenario: CRMOffice Activities record deleted
      Given a CRMOffice Activities record linked with a PowerOffice GO Timetrackingactivity record
      When the record is deleted in CRMOffice
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: PowerOffice GO Timetrackingactivity record deleted
      Given a CRMOffice Activities record linked with a PowerOffice GO Timetrackingactivity record
      When the record is deleted in PowerOffice GO
      Then what the sync does then is observed, not judged

  Rule: At the end every record has its counterpart, and nothing is left over
    Counted when all other scenarios of this section have ended; only live runs count.

    @census
    Scenario: At the end of a live run every CRMOffice Activities record has one PowerOffice GO Timetrackingactivity record
      Given a PowerOffice GO Timetrackingactivity record that no CRMOffice Activities record is linked with
      Then each CRMOffice Activities record of this run has one PowerOffice GO Timetrackingactivity record, and nothing is left over
      And that PowerOffice GO Timetrackingactivity record is as it was
