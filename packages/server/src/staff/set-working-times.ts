// The whole agreed week of a professional, replaced at once; told only where it is another one.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Outcome, Unit } from '#kernel/unit';
import { WorkingTime } from './professional.entity';
import { placeToday } from './professionals';

/** Agreed hours of one weekday, by the clock of Europe/Berlin; `validUntil` is the first day on which they no longer hold. */
export interface AgreedTime {
  weekday: number;
  from: Temporal.PlainTime;
  until: Temporal.PlainTime;
  validFrom: Temporal.PlainDate | null;
  validUntil: Temporal.PlainDate | null;
}

const minute = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' });
const saidOf = ({ weekday, from, until, validFrom, validUntil }: AgreedTime) =>
  `${weekday} ${minute(from)}-${minute(until)} [${validFrom ?? ''},${validUntil ?? ''})`;
const all = (times: readonly AgreedTime[]) => times.map(saidOf).sort().join(', ') || null;

/** @throws Refusal FORBIDDEN, END_BEFORE_START (until, last_day), CONFLICT where two spans of one weekday overlap. */
export async function setWorkingTimes(
  unit: Unit,
  professionalId: string,
  times: readonly AgreedTime[],
): Promise<Outcome> {
  require(unit.viewer, 'office:write');
  const { em } = unit;
  for (const { from, until, validFrom, validUntil } of times) {
    if (Temporal.PlainTime.compare(from, until) >= 0)
      throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'until' });
    if (validFrom && validUntil && Temporal.PlainDate.compare(validFrom, validUntil) >= 0)
      throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'last_day' });
  }
  const rows = await em.find(WorkingTime, { professional: professionalId });
  const was = all(
    rows.map(({ weekday, fromTime, untilTime, valid }) => ({
      ...{ weekday, from: fromTime!, until: untilTime! },
      ...{ validFrom: valid!.from, validUntil: valid!.until },
    })),
  );
  const is = all(times);
  if (was === is) return { id: professionalId };
  await em.nativeDelete(WorkingTime, { professional: professionalId });
  for (const { weekday, from, until, validFrom, validUntil } of times)
    em.create(WorkingTime, {
      professional: professionalId,
      ...{ weekday, fromTime: from, untilTime: until, valid: { from: validFrom, until: validUntil } },
    });
  await em.flush();
  unit.record({
    kind: FactKind.STAFF_CHANGED,
    districtId: (await placeToday(unit, professionalId)).districtId,
    subject: { type: 'PROFESSIONAL', id: professionalId },
    people: [professionalId],
    change: [{ field: 'workingTimes', from: was, to: is }],
  });
  return { id: professionalId };
}
