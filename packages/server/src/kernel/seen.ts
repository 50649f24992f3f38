// What of whom was shown: one line of the access log.

/** A record with personal data that is about to be shown to somebody. */
export interface Seen {
  type:
    | 'RISK_FLAG'
    | 'HOUSEHOLD'
    | 'CHILD'
    | 'VISIT'
    | 'VISIT_SERIES'
    | 'VISIT_CARD'
    | 'SAFETY_HINT'
    | 'EMERGENCY_ACTION';
  id: string;
  fields: string[];
}
