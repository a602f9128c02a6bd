# Generated from checklist.toml: change that file, then run `conformance features`.

@section-Product-Companies
Feature: A PowerOffice GO Product record has its CRMOffice Companies record

  For each Product record made in PowerOffice GO there is exactly one Companies record in CRMOffice,
  always the same.

  The checklist lists no property for this pair, so no value is compared, and no edit has to arrive.
  Judged is that the Product record gets one counterpart before the deadline, that no second one
  comes, also when one of the two is edited, and that nothing else changes: both stay the same
  records, and some properties that the suite fills in them stay as they are. What else the
  Companies record holds is not judged. A counterpart is the new Companies record that shows, in any
  of its texts, the id that the suite writes into the Product record. If none shows it, and new ones
  came that show no id of the suite, the scenario cannot be judged.

  Not judged, because the checklist does not promise it:
  - a CRMOffice Companies record that is made in CRMOffice: the section speaks of records made in
    PowerOffice GO only;
  - what becomes of the other side when the PowerOffice GO Product record or the CRMOffice Companies
    record is deleted;
  - speed, as long as the deadline is met.
  What this sync does in some of these cases is observed under 'Beyond the checklist' and changes no
  verdict.

  Rule: Every PowerOffice GO Product record gets exactly one CRMOffice Companies record, and keeps it

    @link @created
    Scenario: A new PowerOffice GO Product record gets exactly one CRMOffice Companies record
      When a PowerOffice GO Product record is made
      Then it gets exactly one CRMOffice Companies record
      And nothing else changes afterwards

    @link @edited-in-PowerOffice+20GO
    Scenario: The CRMOffice Companies record is still the only one after an edit in PowerOffice GO
      Given a PowerOffice GO Product record linked with a CRMOffice Companies record
      When a text of the record in PowerOffice GO is edited
      Then the CRMOffice Companies record is the same as before and the only one
      And nothing else changes afterwards

    @link @edited-in-CRMOffice
    Scenario: The CRMOffice Companies record is still the only one after an edit in CRMOffice
      Given a PowerOffice GO Product record linked with a CRMOffice Companies record
      When a text of the record in CRMOffice is edited
      Then the CRMOffice Companies record is the same as before and the only one
      And nothing else changes afterwards

  Rule: Beyond the checklist: what the sync does where nothing is promised

    @beyond-checklist @edited-in-PowerOffice+20GO
    Scenario: PowerOffice GO Product record deleted
      Given a PowerOffice GO Product record linked with a CRMOffice Companies record
      When the record is deleted in PowerOffice GO
      Then what the sync does then is observed, not judged

    @beyond-checklist @edited-in-CRMOffice
    Scenario: CRMOffice Companies record deleted
      Given a PowerOffice GO Product record linked with a CRMOffice Companies record
      When the record is deleted in CRMOffice
      Then what the sync does then is observed, not judged

  Rule: At the end every record has its counterpart, and nothing is left over
    Counted when all other scenarios of this section have ended; only live runs count.

    @census
    Scenario: At the end of a live run every PowerOffice GO Product record has one CRMOffice Companies record
      Given a CRMOffice Companies record that no PowerOffice GO Product record is linked with
      Then each PowerOffice GO Product record of this run has one CRMOffice Companies record, and nothing is left over
      And that CRMOffice Companies record is as it was
