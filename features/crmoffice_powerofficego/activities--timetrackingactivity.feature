# Generated from checklist.toml: change that file, then run `conformance features`.

@section-Activities-Timetrackingactivity
Feature: A CRMOffice Activities record has its PowerOffice GO Timetrackingactivity record

  For each Activities record made in CRMOffice there is exactly one Timetrackingactivity record in
  PowerOffice GO, always the same.

  The checklist lists no property for this pair, so nothing is compared by value.

  Not judged, because the checklist does not promise it:
  - a record made in PowerOffice GO: nothing has to appear in CRMOffice;
  - a property that is emptied;
  - a record that is deleted;
  - speed, as long as the deadline is met;
  - which edit wins when both sides are edited at once.
  What this sync does there is observed under 'Beyond the checklist' and changes no verdict.

  Rule: Every CRMOffice Activities record gets exactly one PowerOffice GO Timetrackingactivity record, and keeps it

    @link @created
    Scenario: A new CRMOffice Activities record gets exactly one PowerOffice GO Timetrackingactivity record
      When a CRMOffice Activities record is made
      Then it gets exactly one PowerOffice GO Timetrackingactivity record
      And nothing else changes afterwards

    @link @edited-in-CRMOffice
    Scenario: The PowerOffice GO Timetrackingactivity record is still the only one after an edit in CRMOffice
      Given a CRMOffice Activities record linked with a PowerOffice GO Timetrackingactivity record
      When the record is edited in CRMOffice
      Then the PowerOffice GO Timetrackingactivity record is the same as before and the only one
      And nothing else changes afterwards

    @link @edited-in-PowerOffice+20GO
    Scenario: The PowerOffice GO Timetrackingactivity record is still the only one after an edit in PowerOffice GO
      Given a CRMOffice Activities record linked with a PowerOffice GO Timetrackingactivity record
      When the record is edited in PowerOffice GO
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

    @census
    Scenario: At the end of a live run every CRMOffice Activities record has one PowerOffice GO Timetrackingactivity record
      Given a PowerOffice GO Timetrackingactivity record that no CRMOffice Activities record is linked with
      Then each CRMOffice Activities record of this run has one PowerOffice GO Timetrackingactivity record, and nothing is left over
      And that PowerOffice GO Timetrackingactivity record is as it was
