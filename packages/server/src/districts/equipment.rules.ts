// What an office lends its people for a visit: child seats by the group a child fits.

/** Child seats by group of ECE R44 and by height of UN R129 (i-Size). */
export const ChildSeatKind = {
  /** 0 to 13 kg; 40 to 87 cm. */
  BABY: 'BABY',
  /** 9 to 18 kg; 61 to 105 cm. */
  TODDLER: 'TODDLER',
  /** 15 to 36 kg; 100 to 150 cm. */
  CHILD: 'CHILD',
} as const;
export type ChildSeatKind = (typeof ChildSeatKind)[keyof typeof ChildSeatKind];

/** All of them, the smallest child first. */
export const CHILD_SEATS = Object.values(ChildSeatKind);

/** How many of each; what is absent is none. */
export type ChildSeats = Readonly<Partial<Record<ChildSeatKind, number>>>;

/** How many child seats in all. */
export const seatsIn = (seats: ChildSeats): number =>
  CHILD_SEATS.reduce((sum, kind) => sum + (seats[kind] ?? 0), 0);
