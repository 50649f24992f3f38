// Appointments and calendars in the contract: times and kinds; of an address only its host.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '#kernel/scalars';
import type { Appointment } from './appointment.entity';
import { AppointmentKind } from './appointment.rules';
import type { BusyClash } from './appointments.queries';
import type { Calendar } from './calendar.entity';
import { CalendarSource } from './calendar.rules';
import { CalendarProblem } from './ical-lines.rules';

registerEnumType(AppointmentKind, {
  name: 'AppointmentKind',
  description: 'What a fixed time of one person is.',
  valuesConfig: {
    COURT: { description: 'A hearing at court.' },
    CONFERENCE: { description: 'A conference about help (Hilfeplangespräch) or with a partner.' },
    TRAINING: { description: 'Training or supervision.' },
    OTHER: { description: 'Anything else; all busy times of a calendar.' },
  },
});

registerEnumType(CalendarSource, {
  name: 'CalendarSource',
  description: 'Where a calendar comes from.',
  valuesConfig: {
    FILE: { description: 'A file, read once for 28 days.' },
    ADDRESS: { description: 'An address, read every half hour.' },
  },
});

registerEnumType(CalendarProblem, {
  name: 'CalendarProblem',
  description: 'Why a calendar could not be read. The busy times of the last good reading stay.',
  valuesConfig: {
    NOT_A_CALENDAR: { description: 'It is no iCalendar, or a time or rule in it cannot be read.' },
    TOO_LARGE: { description: 'More than 2,000,000 characters or 5,000 events.' },
    TOO_OFTEN: {
      description: 'A series repeats too often, or there are more than 500 busy times in 28 days.',
    },
    NOT_ALLOWED: {
      description: 'It leads to a private network, away from https, or over too many redirects.',
    },
    UNREACHABLE: { description: 'No connection: name, network or certificate.' },
    REFUSED: { description: 'The address answers with a status that is not 200.' },
    TOO_SLOW: { description: 'No whole answer within 10 seconds.' },
  },
});

@ObjectType('Appointment', {
  description: 'A fixed time of one person that is no visit, by hand or from a calendar. Scope OPERATIONS.',
})
export class AppointmentType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: Appointment['id'];

  @Field(() => AppointmentKind, { description: 'What it is.' })
  kind!: Appointment['kind'];

  @Field(() => String, { nullable: true, description: 'Where, such as a court; null when nothing was said.' })
  place!: Appointment['place'];

  @Field(() => Int, { description: 'Counts its changes: send it as `expectedVersion`.' })
  version!: Appointment['version'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When an absence released it; null while it stands.',
  })
  releasedAt!: Appointment['releasedAt'];
}

@ObjectType('BusyClash', {
  description: 'Where a busy time of a calendar meets a visit or a duty of the same person.',
})
export class BusyClashType implements BusyClash {
  @Field(() => String, { description: 'VISIT or DUTY.' })
  kind!: BusyClash['kind'];

  @Field(() => ID, { description: 'Id of the visit or duty.' })
  sourceId!: string;

  @Field(() => DateTimeScalar, { description: 'Since when both take the person; travel is part of a visit.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Until when.' })
  until!: Temporal.Instant;
}

@ObjectType('Calendar', {
  description:
    'Where busy times of a person come from. For the person, dispatcher, lead of the district, leadership.',
})
export class CalendarType {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: Calendar['id'];

  @Field(() => CalendarSource, { description: 'A file or an address.' })
  source!: Calendar['source'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last tried; null before the first time.',
  })
  askedAt!: Calendar['askedAt'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last read well; null before the first time.',
  })
  readAt!: Calendar['readAt'];

  @Field(() => CalendarProblem, {
    nullable: true,
    description: 'Why the last try failed; null when it was read.',
  })
  problem!: Calendar['problem'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is read next; null for a file.' })
  nextAt!: Calendar['nextAt'];
}
