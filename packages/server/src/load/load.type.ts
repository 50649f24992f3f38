// The three numbers of a district in the contract: hours, deadlines, structure; never mixed into one.
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CountType } from '#kernel/count.type';
import { CursorScalar, DateScalar, DateTimeScalar } from '#kernel/scalars';
import { DistrictType } from '#districts/district.type';
import { DeadlineKind, LoadBand, LoadPart } from './ledger.rules';

registerEnumType(LoadBand, {
  name: 'LoadBand',
  description: 'How full a district is. Never shown in red: red belongs to flags and deadlines.',
  valuesConfig: {
    LOW: { description: 'Below 0.85.' },
    FULL: { description: '0.85 up to 1.00.' },
    OVER: { description: 'Above 1.00 up to 1.15.' },
    FAR_OVER: { description: 'Above 1.15.' },
  },
});

registerEnumType(LoadPart, {
  name: 'LoadPart',
  description: 'One kind of work or of time in the calculation of utilisation.',
  valuesConfig: {
    STANDING_HOURS: { description: 'Hours of running cases, as the office reported them.' },
    VISITS: { description: 'Visits by two, with travel and documentation.' },
    OPEN_FLAGS: { description: 'Flags that are open: 80 minutes each.' },
    WORKING_TIMES: { description: 'Agreed hours less the overhead of the office.' },
    ABSENCES: { description: 'Working time in which somebody is away.' },
    APPOINTMENTS: { description: 'Working time in court, conferences and the like.' },
    DUTY_DESK: { description: 'Working time at the duty desk.' },
    ON_CALL: { description: 'Nights and weekends on call: never counted as working time here.' },
    REPORTS: { description: 'Reports of endangered children: not kept here yet.' },
    HELP_CASES: { description: 'Running help plans one by one: not kept here yet.' },
  },
});

registerEnumType(DeadlineKind, {
  name: 'DeadlineKind',
  description: 'What a deadline is about.',
  valuesConfig: {
    FLAG_UNTAKEN: { description: 'A flag nobody has taken, past its limit.' },
    NEXT_STEP: { description: 'The next act of the person who took a flag.' },
    VISIT_DUE: { description: 'The end of the window in which a visit is due.' },
    VISIT_MISSED: { description: 'A visit that was missed and is still to be made.' },
    EMERGENCY_REVIEW: { description: 'What somebody did alone, not reviewed yet.' },
    VISIT_UNACCEPTED: { description: 'A visit that begins soon and that not both have accepted.' },
  },
});

@ObjectType('HoursPart', {
  description: 'Hours of one part of the calculation; parts that take hours away are negative.',
})
export class HoursPartType {
  @Field(() => LoadPart, { description: 'Which part.' })
  part!: LoadPart;

  @Field(() => Float, { description: 'Hours in the horizon. Rounded to 5 for AGGREGATE tokens.' })
  hours!: number;
}

@ObjectType('Coverage', { description: 'What the figure knows of and what it does not.' })
export class CoverageType {
  @Field(() => [LoadPart], { description: 'Counted.' })
  counted!: LoadPart[];

  @Field(() => [LoadPart], { description: 'Not counted.' })
  notCounted!: LoadPart[];
}

@ObjectType('Utilisation', {
  description: 'Hours required and available over five working days, today and the next four.',
})
export class UtilisationType {
  @Field(() => Float, { description: 'Hours of work. Rounded to 5 for AGGREGATE tokens.' })
  requiredHours!: number;

  @Field(() => Float, { description: 'Hours of people. Rounded to 5 for AGGREGATE tokens.' })
  availableHours!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Required by available; null while the standing hours are missing or older than 35 days, or nobody is there.',
  })
  ratio!: number | null;

  @Field(() => LoadBand, { nullable: true, description: 'The ratio in words; null where the ratio is.' })
  band!: LoadBand | null;

  @Field(() => CoverageType, { description: 'What is counted.' })
  coverage!: CoverageType;

  @Field(() => [HoursPartType], { description: 'How the hours come about.' })
  parts!: HoursPartType[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the standing hours used; null when there are none.',
  })
  standingHoursAsOf!: Temporal.PlainDate | null;

  @Field(() => DateScalar, { description: 'First day of the horizon.' })
  from!: Temporal.PlainDate;

  @Field(() => DateScalar, { description: 'Last day of the horizon.' })
  until!: Temporal.PlainDate;
}

@ObjectType('DeadlinePressure', { description: 'Deadlines as counts; the list behind them is `deadlines`.' })
export class DeadlinePressureType {
  @Field(() => CountType, { description: 'Past their time.' })
  overdue!: CountType;

  @Field(() => CountType, { description: 'Within the next four hours.' })
  dueSoon!: CountType;

  @Field(() => [DeadlineKind], { description: 'Which deadlines are counted.' })
  counted!: DeadlineKind[];

  /** Whose deadlines: for the list behind the number. */
  districtId!: string;
}

@ObjectType('Deadline', {
  description: 'One deadline of a flag, a visit, or a review of what was done alone.',
})
export class DeadlineType {
  @Field(() => DeadlineKind, { description: 'What it is about.' })
  kind!: DeadlineKind;

  @Field(() => DateTimeScalar, { description: 'When it is or was due.' })
  due!: Temporal.Instant;

  @Field(() => Boolean, { description: 'True when that time has passed.' })
  overdue!: boolean;

  subjectId!: string;
}

@ObjectType('StructuralBurden', {
  description: 'For planning posts and prevention; never for dispatch, never for a family.',
})
export class StructuralBurdenType {
  @Field(() => Int, { nullable: true, description: '1 (low) to 5 (high); null where nothing is published.' })
  index!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day the figures are of.' })
  asOf!: Temporal.PlainDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where they come from; "synthetisch" when they are invented.',
  })
  source!: string | null;
}

@ObjectType('DistrictLoad', { description: 'Three numbers of a district, side by side and never mixed.' })
export class DistrictLoadType {
  @Field(() => UtilisationType, { description: 'Hours.' })
  utilisation!: UtilisationType;

  @Field(() => DeadlinePressureType, { description: 'Deadlines.' })
  deadlinePressure!: DeadlinePressureType;

  @Field(() => DateTimeScalar, { description: 'When it was computed.' })
  computedAt!: Temporal.Instant;

  /** Whose load: for the fields other resolvers fill. */
  districtId!: string;
}

@ObjectType('DistrictLoadEvent', { description: 'The load of a district changed.' })
export class DistrictLoadEvent {
  @Field(() => CursorScalar, { description: 'Resume with `after`.' })
  cursor!: string;

  @Field(() => DistrictType, {
    description: 'The district; its `load` shows the figures of this change, also when it is replayed.',
  })
  district!: object;
}
