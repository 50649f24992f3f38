// The emergency sheet in the contract: to print on demand, and how its copies are doing.
import { Directive, Field, ObjectType } from 'type-graphql';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import type { RiskFlag } from '#intake/risk-flag.entity';
import { RiskFlagType } from '#intake/risk-flag.type';
import type { Duty } from '#on-call/duty.entity';
import { DutyType } from '#on-call/duty.type';
import { PlaceKind } from '#visits/visit.rules';
import type { Visit } from '#visits/visit.entity';
import { VisitType } from '#visits/visit.type';

@ObjectType('EmergencySheetCopies', { description: 'How the copies at the second place are doing.' })
export class EmergencySheetCopiesType {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the newest one was written; null: none yet.',
  })
  writtenAt!: Temporal.Instant | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Writing fails, or the newest is older than 30 minutes, since then; null when all is well.',
  })
  troubledSince!: Temporal.Instant | null;
}

@ObjectType('SheetLead', { description: 'Somebody who leads, as the emergency sheet names them.' })
export class SheetLeadType {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Boolean, { description: 'Leads the office; else districts.' })
  leadership!: boolean;

  @Field(() => [String], { description: 'Names of the ASD districts led; empty is the whole town.' })
  districts!: string[];

  @Field(() => String, { nullable: true, description: 'The number that is answered on duty.' })
  phone!: string | null;
}

@ObjectType('SheetPlace', { description: 'Where it is, and who can be called there.' })
export class SheetPlaceType {
  @Directive('@personal')
  @Field(() => PlaceKind, { description: 'Personal. Sort of place.' })
  kind!: PlaceKind;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Street, number and place.' })
  address!: string | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. How to find it.' })
  note!: string | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Number of the contact.' })
  phone!: string | null;
}

@ObjectType('SheetFlag', { description: 'An open ACUTE or HIGH flag on the emergency sheet.' })
export class SheetFlagType {
  @Field(() => RiskFlagType, { description: 'The flag.' })
  riskFlag!: RiskFlag;
}

@ObjectType('SheetVisit', { description: "One of today's visits on the emergency sheet." })
export class SheetVisitType {
  @Field(() => VisitType, { description: 'The visit.' })
  visit!: Visit;
}

@ObjectType('EmergencySheet', { description: 'What an office must know when nothing runs; to print.' })
export class EmergencySheetType {
  @Field(() => CursorScalar, { description: 'The place in the log it was read at.' })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'When it was read.' })
  at!: Temporal.Instant;

  @Field(() => DutyType, { nullable: true, description: 'The duty that answers now.' })
  duty!: Duty | null;

  @Field(() => DutyType, { nullable: true, description: 'The next one.' })
  nextDuty!: Duty | null;

  @Field(() => [SheetLeadType], { description: 'Who leads, leadership first.' })
  leads!: SheetLeadType[];

  @Field(() => [SheetFlagType], { description: 'Open ACUTE and HIGH flags, the most urgent first.' })
  flags!: SheetFlagType[];

  @Field(() => [SheetVisitType], { description: "Today's visits by begin, those without a pair among them." })
  visits!: SheetVisitType[];
}
