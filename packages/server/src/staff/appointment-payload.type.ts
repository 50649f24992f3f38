// What comes back when an appointment or a calendar was written.
import { Field, ID, ObjectType } from 'type-graphql';
import { CursorScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { Appointment } from './appointment.entity';
import { AppointmentType, CalendarType } from './appointment.type';
import type { Calendar } from './calendar.entity';

@ObjectType()
abstract class Payload {
  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log after this act.' })
  cursor?: string | null;

  @Field(() => [UserError], {
    description:
      'FORBIDDEN, NOT_FOUND, INVALID, IN_THE_PAST, END_BEFORE_START, CONFLICT; PERSON_BUSY names the time in the way.',
  })
  errors!: UserError[];
}

@ObjectType('AddAppointmentPayload', { description: 'The appointment as it is now.' })
export class AddAppointmentPayload extends Payload {
  @Field(() => AppointmentType, { nullable: true, description: 'The appointment; null when refused.' })
  appointment?: Appointment | null;
}

@ObjectType('ChangeAppointmentPayload', { description: 'The appointment as it is now.' })
export class ChangeAppointmentPayload extends Payload {
  @Field(() => AppointmentType, { nullable: true, description: 'The appointment; null when refused.' })
  appointment?: Appointment | null;
}

@ObjectType('RemoveAppointmentPayload', { description: 'The appointment is gone.' })
export class RemoveAppointmentPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of the appointment that is gone; null when refused.' })
  id?: string | null;
}

@ObjectType('ImportCalendarPayload', {
  description: 'The calendar as it is now, with what its busy times meet.',
})
export class ImportCalendarPayload extends Payload {
  @Field(() => CalendarType, { nullable: true, description: 'The calendar; null when refused.' })
  calendar?: Calendar | null;
}

@ObjectType('SetCalendarAddressPayload', {
  description: 'The calendar as it is now; it is read within seconds.',
})
export class SetCalendarAddressPayload extends Payload {
  @Field(() => CalendarType, { nullable: true, description: 'The calendar; null when refused.' })
  calendar?: Calendar | null;
}

@ObjectType('ReadCalendarPayload', { description: 'The calendar as it is now; it is read within seconds.' })
export class ReadCalendarPayload extends Payload {
  @Field(() => CalendarType, { nullable: true, description: 'The calendar; null when refused.' })
  calendar?: Calendar | null;
}

@ObjectType('RemoveCalendarPayload', { description: 'The calendar is gone with all it brought.' })
export class RemoveCalendarPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of the calendar that is gone; null when refused.' })
  id?: string | null;
}
