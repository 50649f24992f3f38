// What comes back from duties and absences.
import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { Absence } from '#staff/absence.entity';
import { AbsenceType } from '#staff/absence.type';
import type { Professional } from '#staff/professional.entity';
import { ProfessionalType } from '#staff/professional.type';
import type { Visit } from '#visits/visit.entity';
import { VisitType } from '#visits/visit.type';
import type { Duty } from './duty.entity';
import { DutyType } from './duty.type';

@ObjectType({ description: 'What every answer to a change carries.' })
abstract class Payload {
  @Field(() => CursorScalar, {
    nullable: true,
    description: 'The place in the log right after the change; null when refused.',
  })
  cursor?: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when done.' })
  errors!: UserError[];
}

@ObjectType('SetDutyPayload', { description: 'The duty with its pair.' })
export class SetDutyPayload extends Payload {
  @Field(() => DutyType, { nullable: true, description: 'The duty; null when refused.' })
  duty?: Duty | null;
}

@ObjectType('ClearDutyPayload', { description: 'The emptied duty.' })
export class ClearDutyPayload extends Payload {
  @Field(() => DutyType, { nullable: true, description: 'The duty; null when refused.' })
  duty?: Duty | null;
}

@ObjectType('BrokenVisit', { description: 'A visit that lost somebody.' })
export class BrokenVisitType {
  @Field(() => VisitType, { description: 'The visit as it is now; one that is under way keeps its pair.' })
  visit!: Visit;

  @Field(() => ProfessionalType, { nullable: true, description: 'Who is left; null when both seats fell.' })
  remaining!: Professional | null;
}

@ObjectType('BrokenDuty', { description: 'A duty that lost somebody.' })
export class BrokenDutyType {
  @Field(() => DutyType, { description: 'The duty as it is now.' })
  duty!: Duty;

  @Field(() => ProfessionalType, { nullable: true, description: 'Who is left; null when both seats fell.' })
  remaining!: Professional | null;
}

@ObjectType('Broken', { description: 'What an absence broke.' })
export class BrokenType {
  @Field(() => [BrokenVisitType], { description: 'Visits, the most urgent first.' })
  visits!: BrokenVisitType[];

  @Field(() => [BrokenDutyType], { description: 'Duties, by time.' })
  duties!: BrokenDutyType[];
}

@ObjectType('Restored', { description: 'What was put back.' })
export class RestoredType {
  @Field(() => [VisitType], { description: 'Visits whose pair is back.' })
  visits!: Visit[];

  @Field(() => [DutyType], { description: 'Duties whose seat is filled again.' })
  duties!: Duty[];
}

@ObjectType('ReportAbsencePayload', { description: 'The absence and what it broke.' })
export class ReportAbsencePayload extends Payload {
  @Field(() => AbsenceType, { nullable: true, description: 'The absence; null when refused.' })
  absence?: Absence | null;

  @Field(() => BrokenType, { nullable: true, description: 'What it broke; null when refused.' })
  broken?: BrokenType | null;
}

@ObjectType('EndAbsencePayload', { description: 'The shortened absence and what was put back.' })
export class EndAbsencePayload extends Payload {
  @Field(() => AbsenceType, { nullable: true, description: 'The absence; null when refused.' })
  absence?: Absence | null;

  @Field(() => RestoredType, { nullable: true, description: 'What was put back; null when refused.' })
  restored?: RestoredType | null;
}
