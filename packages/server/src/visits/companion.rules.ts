// Who comes along without being one of the two: counted nowhere, seated never.

/** Sorts of companions of a visit. */
export const CompanionKind = {
  /** Translates. */
  INTERPRETER: 'INTERPRETER',
  /** Learns. */
  TRAINEE: 'TRAINEE',
  /** The only ones who may use force (section 42(6) SGB VIII). */
  POLICE: 'POLICE',
  /** Looks after mother and newborn. */
  MIDWIFE: 'MIDWIFE',
} as const;
export type CompanionKind = (typeof CompanionKind)[keyof typeof CompanionKind];
