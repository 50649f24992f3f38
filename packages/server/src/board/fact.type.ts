// Facts in the contract: one interface, a type per subject, so that a tool selects just what it needs of each.
import { Field, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { type Fact, FactKind, type SubjectType } from '#kernel/fact';
import type { ActorType } from '#kernel/node.type';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';

registerEnumType(FactKind, {
  name: 'FactKind',
  description: 'What has happened. The first word is the subject.',
  valuesConfig: {
    RISK_FLAG_RAISED: { description: 'Somebody or a named rule raised a flag.' },
    RISK_FLAG_ACKNOWLEDGED: {
      description: 'Somebody took a flag, or took it over, and named the next act with its time.',
    },
    RISK_FLAG_UNTAKEN: {
      description:
        'The clock: nobody took it in time, the next act did not come, or the shift of its taker ended.',
    },
    RISK_FLAG_RESOLUTION_PROPOSED: {
      description: 'One person proposed to resolve an ACUTE or HIGH flag; a second one has to agree.',
    },
    RISK_FLAG_RESOLVED: { description: 'A flag was resolved.' },
    RISK_FLAG_DESCRIBED: { description: 'A flag raised in a hurry got its words.' },
    VISIT_PLANNED: { description: 'A visit by two became due.' },
    VISIT_ASSIGNED: { description: 'Two professionals were assigned, or others than before.' },
    VISIT_MEMBER_SWAPPED: { description: 'One of the two was replaced.' },
    VISIT_RELEASED: { description: 'The pair was taken off the visit; both seats are empty.' },
    VISIT_MOVED: { description: 'The visit or its due window moved in time.' },
    VISIT_ACCEPTED: { description: 'One member accepted; with both the visit is ACCEPTED.' },
    VISIT_STARTED: { description: 'The pair is under way.' },
    VISIT_FINISHED: { description: 'One member finished; with both the visit is DONE.' },
    VISIT_MISSED: { description: 'The clock: due or planned time passed and nobody went.' },
    VISIT_CANCEL_PROPOSED: {
      description:
        'Somebody wants to cancel a visit on which an open urgent flag hangs; a second person has to agree.',
    },
    VISIT_CANCELLED: { description: 'The visit was cancelled with a reason.' },
    VISIT_DESCRIBED: {
      description: 'What was not known when it was planned was filled in; nothing of it is told.',
    },
    VISIT_COMPANIONS_CHANGED: { description: 'Somebody comes along, or does no longer; never a seat.' },
    SERIES_PLANNED: { description: 'A series of visits was planned; each visit becomes due by itself.' },
    SERIES_CHANGED: { description: 'A series goes on in another way from a day on.' },
    SERIES_ENDED: { description: 'A series ends with a day.' },
    EMERGENCY_ACTION_RECORDED: {
      description:
        'One professional had to act alone in imminent danger; a visit by two is due within 24 hours.',
    },
    EMERGENCY_ACTION_REVIEWED: { description: 'Somebody else has reviewed what was done alone.' },
    EMERGENCY_SHEET_FAILED: {
      description: 'The emergency sheet could not be written, or the newest one is older than 30 minutes.',
    },
    EMERGENCY_SHEET_WRITTEN: { description: 'The emergency sheet is written again.' },
    ABSENCE_REPORTED: { description: 'Somebody is absent; the cause is never stored.' },
    ABSENCE_ENDED: { description: 'Somebody is back.' },
    APPOINTMENT_ADDED: {
      description: 'A fixed time of one person was entered: court, conference, training.',
    },
    APPOINTMENT_CHANGED: {
      description: 'Time, kind or place of an appointment moved; the place is not told.',
    },
    APPOINTMENT_REMOVED: { description: 'An appointment was removed; its time is free.' },
    CALENDAR_CHANGED: {
      description:
        'The calendar address of a person was entered, replaced or removed, or is to be read now. The address is never told.',
    },
    CALENDAR_READ: {
      description:
        "Busy times of a person's calendar moved, or it could not be read; times only, as `from/until`.",
    },
    DUTY_SET: { description: 'A pair was put on duty.' },
    DUTY_CLEARED: { description: 'A duty, or a seat of it, was emptied.' },
    ON_CALL_HANDED_OVER: { description: 'The clock: one duty ended and the next began.' },
    ON_CALL_GAP_OPENED: {
      description: 'Within the next 14 days nobody, or only one person, is on duty at some time.',
    },
    ON_CALL_GAP_CLOSED: { description: 'That gap is filled.' },
    DISTRICT_LOAD_CHANGED: { description: 'Load or deadline pressure of a district changed.' },
    HOUSEHOLD_CHANGED: { description: 'A household was entered or changed.' },
    SAFETY_HINT_CHANGED: {
      description: 'A safety hint was entered, looked at again or removed. Auditors only.',
    },
    OFFICE_CHANGED: {
      description: 'An office was entered or changed: address, hours, offers, state, area.',
    },
    DISTRICT_CHANGED: {
      description: 'A district was entered or changed: its neighbourhoods from a day on, its standing hours.',
    },
    STAFF_CHANGED: {
      description: 'A professional was entered or changed: office, agreed hours, qualification.',
    },
    ACCOUNT_CHANGED: { description: 'An account or its roles changed. Auditors only.' },
    SESSION_ENDED: { description: 'Somebody signed out. Auditors only.' },
    TOKEN_CREATED: { description: 'A token was made. Auditors only.' },
    TOKEN_REVOKED: { description: 'A token was revoked. Auditors only.' },
    WALL_CREATED: { description: 'A screen on a wall was registered. Auditors only.' },
    WALL_CHANGED: { description: 'Name of a screen, or how it names staff, changed. Auditors only.' },
    WALL_CODE_MADE: { description: 'A new code was made that opens a screen once. Auditors only.' },
    WALL_OPENED: { description: 'A screen was opened with its code. Auditors only.' },
    WALL_REVOKED: { description: 'A screen was shut for good. Auditors only.' },
  },
});

@ObjectType('Change', { description: 'One field that moved; never anything personal.' })
export class ChangeType {
  @Field(() => String, { description: 'Field of the contract.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Value before, as text.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Value after, as text.' })
  to!: string | null;
}

const TYPES: Partial<Record<SubjectType, string>> = {
  RISK_FLAG: 'RiskFlagFact',
  VISIT: 'VisitFact',
  DUTY: 'OnCallFact',
  ON_CALL: 'OnCallFact',
  DISTRICT: 'DistrictLoadFact',
  ABSENCE: 'AbsenceFact',
};

/** The type a fact is shown as. */
export const typeOfFact = ({ kind, subject }: Fact): string =>
  (kind === FactKind.DISTRICT_CHANGED ? null : TYPES[subject.type]) ?? 'OfficeFact';

@InterfaceType('Fact', {
  description:
    'Something that has happened. A replayed fact shows its objects as they are now; `kind`, `change` and `occurredAt` say what happened then.',
  resolveType: typeOfFact,
})
export abstract class FactType {
  @Field(() => ID, { description: 'Id of the fact.' })
  id!: string;

  @Field(() => CursorScalar, { description: 'Its place in the log: resume with `after`.' })
  cursor!: string;

  @Field(() => FactKind, { description: 'What has happened.' })
  kind!: FactKind;

  @Field(() => DateTimeScalar, { description: 'When it happened in the world.' })
  occurredAt!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Temporal.Instant;

  @Field(() => String, {
    nullable: true,
    description:
      'Entered afterwards from paper: name of who did it in the world. Null when it was recorded as it happened.',
  })
  caughtUp!: string | null;

  @Field(() => [ChangeType], { description: 'What moved.' })
  change!: ChangeType[];

  /** Resolved in fact.resolver.ts. */
  actor?: ActorType | null;
}

@ObjectType('RiskFlagFact', { implements: FactType, description: 'Something about a risk flag.' })
export class RiskFlagFactType extends FactType {}

@ObjectType('VisitFact', { implements: FactType, description: 'Something about a visit.' })
export class VisitFactType extends FactType {}

@ObjectType('OnCallFact', { implements: FactType, description: 'Something about the duty.' })
export class OnCallFactType extends FactType {}

@ObjectType('DistrictLoadFact', { implements: FactType, description: 'The load of a district changed.' })
export class DistrictLoadFactType extends FactType {}

@ObjectType('AbsenceFact', { implements: FactType, description: 'Somebody is absent or back.' })
export class AbsenceFactType extends FactType {}

@ObjectType('OfficeFact', {
  implements: FactType,
  description:
    'Anything else: what was done alone, appointments, calendars, offices, districts, staff, households, safety hints, accounts, tokens. Ids only.',
})
export class OfficeFactType extends FactType {
  @Field(() => String, { description: 'Kind of the subject, such as HOUSEHOLD or TOKEN.' })
  subjectType!: string;

  @Field(() => ID, { description: 'Id of the subject.' })
  subjectId!: string;
}

@ObjectType('FactPage', { description: 'A page of the log, oldest first.' })
export class FactPage {
  @Field(() => [FactType], { description: 'The facts of this page.' })
  nodes!: FactType[];

  @Field(() => CursorScalar, { description: 'Pass it as `after` for what comes next, now or later.' })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether there is more already.' })
  hasMore!: boolean;
}
