// A night on paper: six lines that two on call wrote while nothing ran.
/** The columns of paper that tests use. */
export const HEAD =
  'id;what;at;by;about;district;level;reason;text;next_step;next_due;kind;urgency;due_until;address;pair;from;child_safe\n';
/** One line; a cell that is not said is empty. */
export const row = (cells: Record<string, string>) =>
  `${HEAD.trim().split(';').map((name) => cells[name] ?? '').join(';')}\n`; // prettier-ignore
/** A report at night, taken, with a visit by two. */
export const night = () => [
  { id: 'N1', what: 'FLAG_RAISED', at: '25.11.2026 02:10', by: 'ada', district: 'nord', level: 'ACUTE', reason: 'NEGLECT', text: 'Müdes Kind.' },
  { id: 'N2', what: 'FLAG_TAKEN', at: '25.11.2026 02:14', by: 'ada', about: 'N1', next_step: 'VISIT', next_due: '25.11.2026 03:30' },
  { id: 'N3', what: 'VISIT_PLANNED', at: '25.11.2026 02:15', by: 'ada', about: 'N1', district: 'nord', kind: 'RISK_VISIT', urgency: 'U0', due_until: '25.11.2026 04:15', address: 'Hülsstraße 3' },
  { id: 'N4', what: 'VISIT_ASSIGNED', at: '25.11.2026 02:16', by: 'bo', about: 'N3', pair: 'ada | bo', from: '25.11.2026 02:40' },
  { id: 'N5', what: 'VISIT_STARTED', at: '25.11.2026 02:41', by: 'bo', about: 'N3' },
  { id: 'N6', what: 'VISIT_FINISHED', at: '25.11.2026 03:35', by: 'ada|bo', about: 'N3', child_safe: 'NO' },
]; // prettier-ignore
