// A visit that comes again: what it is, and when. Which visit stands for which day is asked by SQL (series.queries.ts).
import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { Household } from '#families/household.entity';
import { id, instant, plainDate, plainTime, version } from '#kernel/columns';
import { VisitKind, VisitPurpose } from './catalogues.entity';
import type { OnHoliday, Rhythm } from './visit-series.rules';
import type { PlaceKind, Urgency } from './visit.rules';

const VisitSeriesSchema = defineEntity({
  name: 'VisitSeries',
  tableName: 'visit_series',
  properties: {
    id: id(),
    /** `S-12`, given by the database. */
    reference: p.text().defaultRaw(`'S-' || nextval('visit_series_reference')`).$type<string>(),
    version: version(),
    kind: () => p.manyToOne(VisitKind).ref().fieldName('kind'),
    district: () => p.manyToOne(District).ref(),
    household: () => p.manyToOne(Household).ref().strictNullable(),
    urgency: p.text().$type<Urgency>(),
    durationMinutes: p.integer(),
    placeKind: p.text().$type<PlaceKind>().strictNullable(),
    placeAddress: p.text().strictNullable(),
    placeNote: p.text().strictNullable(),
    contactPhone: p.text().strictNullable(),
    announced: p.boolean().default(false),
    language: p.text().strictNullable(),
    purpose: () => p.manyToOne(VisitPurpose).ref().strictNullable().fieldName('purpose_code'),
    note: p.text().strictNullable(),
    /** ISO 8601 with commas between: `1,4` is Monday and Thursday. */
    weekdays: p.text(),
    everyWeeks: p.smallint(),
    /** A day of the week from which every so many weeks count. */
    counted: plainDate(),
    opens: plainTime(),
    closes: plainTime(),
    onHoliday: p.text().$type<OnHoliday>(),
    fromDay: plainDate(),
    /** First day without; null is open. */
    untilDay: plainDate().strictNullable(),
    /** Days before it have their visits. Moved on by SQL alone: the clock is no editor, and `version` stays. */
    filledUntil: plainDate(),
    follows: () => p.manyToOne(VisitSeries).ref().strictNullable(),
    plannedBy: p.text(),
    createdAt: instant(),
    updatedAt: instant(),
  },
});

/** A series of visits by two. */
export class VisitSeries extends VisitSeriesSchema.class {
  /** When it comes again. */
  get rhythm(): Rhythm {
    return {
      weekdays: this.weekdays.split(',').map(Number),
      everyWeeks: this.everyWeeks,
      counted: this.counted,
      from: this.fromDay,
      until: this.untilDay ?? null,
      onHoliday: this.onHoliday,
    };
  }
}
VisitSeriesSchema.setClass(VisitSeries);
