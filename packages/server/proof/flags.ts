// What a tool sends to raise a flag.

export const RAISE = `mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } cursor errors { code field } } }`;

/** A flag of no urgency about nobody. */
export const flagInput = (districtId: string, text = 'Probe') => ({
  districtId,
  level: 'LOW',
  reasonCode: 'EXAM_OVERDUE',
  text,
});
