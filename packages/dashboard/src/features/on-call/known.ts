// Every duty that is known and not over: now, next and the coming days, each once, in order.
import { DutyFragment, OnCallFragment } from '#graphql/board.ts';
import { type FragmentType, unmask } from '#graphql/generated/index.ts';
import type { Duty } from './duties.ts';

export function known(onCall: FragmentType<typeof OnCallFragment>, now: number): Duty[] {
  const { now: current, next, ahead } = unmask(OnCallFragment, onCall);
  const all = [current, next, ...ahead]
    .filter((duty) => duty != null)
    .map((duty) => unmask(DutyFragment, duty));
  return [...new Map(all.map((duty) => [duty.id, duty])).values()]
    .filter(({ until }) => Date.parse(until) > now)
    .toSorted((a, b) => a.from.localeCompare(b.from));
}
