// A qualified worker, the office of each day, and the hours worked by agreement.
import { defineEntity, p } from '@mikro-orm/core';
import { Office } from '#districts/office.entity';
import { daySpan, id, instant, plainDate, plainTime } from '#kernel/columns';

const ProfessionalSchema = defineEntity({
  name: 'Professional',
  tableName: 'professional',
  properties: {
    id: id(),
    /** Full name, as shown. */
    name: p.text(),
    givenName: p.text().strictNullable(),
    /** The office of today; {@link ProfessionalOffice} knows every day. */
    office: () => p.manyToOne(Office).ref(),
    qualification: p.text(),
    languages: p.array().columnType('text[]'),
    /** In training until this day; null when that is over. */
    onboardingUntil: plainDate().strictNullable(),
    onCallPool: p.boolean().default(false),
    /** The number that is answered on duty; null where there is none. */
    dutyPhone: p.text().strictNullable(),
    createdAt: instant(),
    updatedAt: instant(),
  },
});

/** A professional (Fachkraft). */
export class Professional extends ProfessionalSchema.class {}
ProfessionalSchema.setClass(Professional);

const ProfessionalOfficeSchema = defineEntity({
  name: 'ProfessionalOffice',
  tableName: 'professional_office',
  properties: {
    id: id(),
    professional: () => p.manyToOne(Professional).ref(),
    office: () => p.manyToOne(Office).ref(),
    during: daySpan(),
  },
});

/** The office of a professional on each day: that day counts for its district. */
export class ProfessionalOffice extends ProfessionalOfficeSchema.class {}
ProfessionalOfficeSchema.setClass(ProfessionalOffice);

const WorkingTimeSchema = defineEntity({
  name: 'WorkingTime',
  tableName: 'working_time',
  properties: {
    id: id(),
    professional: () => p.manyToOne(Professional).ref(),
    /** As in ISO 8601: 1 is Monday. */
    weekday: p.smallint(),
    /** By the clock of Europe/Berlin. */
    fromTime: plainTime(),
    untilTime: plainTime(),
    valid: daySpan(),
  },
});

/** Agreed hours of one weekday, while valid. */
export class WorkingTime extends WorkingTimeSchema.class {}
WorkingTimeSchema.setClass(WorkingTime);
