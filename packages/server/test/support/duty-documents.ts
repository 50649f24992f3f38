// Duties and absences in the words of the contract, with everything that tests look at.
const ERRORS = 'cursor errors { code field message details { busyFrom busyUntil currentVersion } }';
const DUTY = 'id kind from until complete pair { members { id name } }';

/** The mutations of duties and absences. */
export const CALL = {
  set: `mutation ($input: SetDutyInput!) { setDuty(input: $input) { duty { ${DUTY} } ${ERRORS} } }`,
  clear: `mutation ($input: ClearDutyInput!) { clearDuty(input: $input) { duty { ${DUTY} } ${ERRORS} } }`,
  sick: `mutation ($input: ReportAbsenceInput!) { reportAbsence(input: $input) { absence { id from until professional { id absent absentUntil } }
    broken { visits { visit { id reference urgency state pair { members { id } } } remaining { id name } } duties { duty { id from until complete } remaining { id name } } } ${ERRORS} } }`,
  back: `mutation ($input: EndAbsenceInput!) { endAbsence(input: $input) { absence { id until endedAt }
    restored { visits { id state pair { members { id } } } duties { id complete } } ${ERRORS} } }`,
  now: `query ($at: DateTime) { onCall(at: $at) { now { ${DUTY} } next { ${DUTY} } gap { from until half } ahead { id } } }`,
};
