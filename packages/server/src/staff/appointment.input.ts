// What is asked and written about appointments and calendars.
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar, UuidScalar } from '#kernel/scalars';
import { AppointmentKind } from './appointment.rules';

@ArgsType()
export class AppointmentsArgs {
  @Field(() => ID, { description: 'Whose.' })
  professionalId!: string;

  @Field(() => DateTimeScalar, { description: 'Beginning of the time asked about.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Its end, not part of it; at most 62 days later.' })
  until!: Temporal.Instant;
}

@InputType()
abstract class Keyed {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;
}

@InputType('AddAppointmentInput', {
  description: 'A fixed time of one person that is no visit. Nothing of families.',
})
export class AddAppointmentInput extends Keyed {
  @Field(() => ID, { description: 'Whose.' })
  professionalId!: string;

  @Field(() => DateTimeScalar, { description: 'Beginning, the way there included.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'End, not part of it; at most 14 days later.' })
  until!: Temporal.Instant;

  @Field(() => AppointmentKind, { description: 'What it is.' })
  kind!: AppointmentKind;

  @Field(() => String, {
    nullable: true,
    description: 'Where, such as a court; at most 120 characters, never a family or its address.',
  })
  place?: string | null;
}

@InputType('ChangeAppointmentInput', {
  description: 'What of an appointment is another now; absent fields stay.',
})
export class ChangeAppointmentInput extends Keyed {
  @Field(() => ID, { description: 'The appointment.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read; CONFLICT when it has another now.',
  })
  expectedVersion?: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Another beginning.' })
  from?: Temporal.Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Another end.' })
  until?: Temporal.Instant;

  @Field(() => AppointmentKind, { nullable: true, description: 'Another kind.' })
  kind?: AppointmentKind;

  @Field(() => String, { nullable: true, description: 'Another place; empty removes it.' })
  place?: string | null;
}

@InputType('RemoveAppointmentInput', { description: 'An appointment that does not take place.' })
export class RemoveAppointmentInput extends Keyed {
  @Field(() => ID, { description: 'The appointment; not one of a calendar.' })
  id!: string;
}

@InputType('ImportCalendarInput', {
  description:
    'Busy times from a file. Titles, places, texts and people in it are dropped before anything is kept.',
})
export class ImportCalendarInput extends Keyed {
  @Field(() => ID, { description: 'Whose.' })
  professionalId!: string;

  @Field(() => String, {
    description:
      'The file as text: iCalendar (RFC 5545). The whole request has 100,000 bytes; send the lines of time only.',
  })
  content!: string;
}

@InputType('SetCalendarAddressInput', {
  description: 'Where the busy times of a person are read again and again.',
})
export class SetCalendarAddressInput extends Keyed {
  @Field(() => ID, { description: 'Whose.' })
  professionalId!: string;

  @Field(() => String, {
    description:
      'Address of an iCalendar, https or webcal, without a sign-in in it. It is a secret and never shown again.',
  })
  address!: string;
}

@InputType('ReadCalendarInput', { description: 'A calendar address that is to be read now.' })
export class ReadCalendarInput extends Keyed {
  @Field(() => ID, { description: 'The calendar.' })
  id!: string;
}

@InputType('RemoveCalendarInput', { description: 'A calendar that is to be forgotten with all it brought.' })
export class RemoveCalendarInput extends Keyed {
  @Field(() => ID, { description: 'The calendar.' })
  id!: string;
}
