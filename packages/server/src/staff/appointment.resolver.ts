// Appointments and calendars: ask, enter, move, remove; import, set, read and forget.
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { DateTimeScalar } from '#kernel/scalars';
import {
  AddAppointmentPayload,
  ChangeAppointmentPayload,
  ImportCalendarPayload,
  ReadCalendarPayload,
  RemoveAppointmentPayload,
  RemoveCalendarPayload,
  SetCalendarAddressPayload,
} from './appointment-payload.type';
import type { Appointment } from './appointment.entity';
import {
  AddAppointmentInput,
  AppointmentsArgs,
  ChangeAppointmentInput,
  ImportCalendarInput,
  ReadCalendarInput,
  RemoveAppointmentInput,
  RemoveCalendarInput,
  SetCalendarAddressInput,
} from './appointment.input';
import { AppointmentType, BusyClashType, CalendarType } from './appointment.type';
import {
  addAppointment,
  appointmentById,
  appointments,
  changeAppointment,
  removeAppointment,
  takesTime,
} from './appointments';
import type { Calendar } from './calendar.entity';
import {
  busyCount,
  calendarById,
  calendars,
  clashesOf,
  hostOf,
  importCalendar,
  readCalendar,
  removeCalendar,
  setCalendarAddress,
} from './calendars';
import { ProfessionalType } from './professional.type';
import { professionalById } from './professionals';

@Resolver(() => AppointmentType)
export class AppointmentResolver {
  @Query(() => [AppointmentType], {
    description: 'Appointments of one person within a time, by beginning. Scope OPERATIONS.',
  })
  appointments(@Args(() => AppointmentsArgs) args: AppointmentsArgs, @Ctx() { unit }: Context) {
    return appointments(unit, args);
  }

  @FieldResolver(() => ProfessionalType, { description: 'Whose.' })
  professional(@Root() { professional }: Appointment, @Ctx() { unit }: Context) {
    return professionalById(unit, professional.id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Its beginning.' })
  from(@Root() { during }: Appointment) {
    return during!.from;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Its end, not part of it.' })
  until(@Root() { during }: Appointment) {
    return during!.until;
  }

  @FieldResolver(() => Boolean, { description: 'A busy time of a calendar: it changes there only.' })
  fromCalendar(@Root() { calendar }: Appointment): boolean {
    return calendar !== null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'It takes the time. A busy time of a calendar beside a visit only warns; a released one does neither.',
  })
  takesTime(@Root() { id }: Appointment, @Ctx() { unit }: Context) {
    return takesTime(unit, id);
  }

  @Mutation(() => AddAppointmentPayload, {
    description: 'Enters an appointment. Dispatcher, lead in own districts, leadership, the person.',
  })
  addAppointment(@Arg('input', () => AddAppointmentInput) input: AddAppointmentInput, @Ctx() ctx: Context) {
    return ctx.mutate('addAppointment', input, (unit) => addAppointment(unit, input),
      async (unit, { id }) => ({ appointment: await appointmentById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => ChangeAppointmentPayload, {
    description: 'Moves or renames an appointment. Rights as addAppointment.',
  })
  changeAppointment(
    @Arg('input', () => ChangeAppointmentInput) input: ChangeAppointmentInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('changeAppointment', input, (unit) => changeAppointment(unit, input),
      async (unit, { id }) => ({ appointment: await appointmentById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => RemoveAppointmentPayload, {
    description: 'Removes an appointment. Rights as addAppointment.',
  })
  removeAppointment(
    @Arg('input', () => RemoveAppointmentInput) input: RemoveAppointmentInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('removeAppointment', input, (unit) => removeAppointment(unit, input),
      async (_unit, { id }) => ({ id })); // prettier-ignore
  }
}

@Resolver(() => CalendarType)
export class CalendarResolver {
  @Query(() => [CalendarType], {
    description: 'The calendars of one person. Dispatcher, lead in own districts, leadership, the person.',
  })
  calendars(
    @Arg('professionalId', () => ID, { description: 'Whose.' }) professionalId: string,
    @Ctx() { unit }: Context,
  ) {
    return calendars(unit, professionalId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Host of the address; the address itself is a secret. Null for a file.',
  })
  host(@Root() calendar: Calendar): string | null {
    return hostOf(calendar);
  }

  @FieldResolver(() => Int, { description: 'Busy times that are not over.' })
  busyCount(@Root() calendar: Calendar, @Ctx() { unit }: Context) {
    return busyCount(unit, calendar);
  }

  @FieldResolver(() => [BusyClashType], {
    description:
      'Where its busy times meet visits and duties of the person; these stand, and somebody has to decide.',
  })
  clashes(@Root() calendar: Calendar, @Ctx() { unit }: Context) {
    return clashesOf(unit, calendar);
  }

  @Mutation(() => ImportCalendarPayload, {
    description:
      'Busy times of the next 28 days from a file, instead of those of the file before. Rights as addAppointment.',
  })
  importCalendar(@Arg('input', () => ImportCalendarInput) input: ImportCalendarInput, @Ctx() ctx: Context) {
    return ctx.mutate('importCalendar', input, (unit) => importCalendar(unit, input),
      async (unit, { id }) => ({ calendar: await calendarById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => SetCalendarAddressPayload, {
    description: 'Busy times from an address, read at once and every half hour. Rights as addAppointment.',
  })
  setCalendarAddress(
    @Arg('input', () => SetCalendarAddressInput) input: SetCalendarAddressInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('setCalendarAddress', input, (unit) => setCalendarAddress(unit, input),
      async (unit, { id }) => ({ calendar: await calendarById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => ReadCalendarPayload, { description: 'Reads an address now. Rights as addAppointment.' })
  readCalendar(@Arg('input', () => ReadCalendarInput) input: ReadCalendarInput, @Ctx() ctx: Context) {
    return ctx.mutate('readCalendar', input, (unit) => readCalendar(unit, input),
      async (unit, { id }) => ({ calendar: await calendarById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => RemoveCalendarPayload, {
    description: 'Forgets a calendar and all it brought. Rights as addAppointment.',
  })
  removeCalendar(@Arg('input', () => RemoveCalendarInput) input: RemoveCalendarInput, @Ctx() ctx: Context) {
    return ctx.mutate('removeCalendar', input, (unit) => removeCalendar(unit, input),
      async (_unit, { id }) => ({ id })); // prettier-ignore
  }
}
