// One of many dispatchers at once: does something at random, remembers what it was told.
import { act, bearer, type Payload } from './ask';
import type { Chance } from './chance';
import type { Busy, Told } from './judge';
import { at, type Town } from './town';

const VISIT = 'visit { id version pair { members { id } } plannedFrom }';
const ERRORS = 'cursor errors { code field details { busyFrom busyUntil } }';
const onVisit = (name: string) =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${VISIT} ${ERRORS} } }`;
const DO = {
  assign: onVisit('assignPair'),
  swap: onVisit('swapMember'),
  move: onVisit('moveVisit'),
  release: onVisit('releasePair'),
  sick: `mutation ($input: ReportAbsenceInput!) { reportAbsence(input: $input) { absence { id } ${ERRORS} } }`,
  back: `mutation ($input: EndAbsenceInput!) { endAbsence(input: $input) { absence { id } ${ERRORS} } }`,
};

/** Everything that was told to anybody. */
export interface Book {
  told: Told[];
  busy: Busy[];
  /** Refusals by code. */
  refused: Map<string, number>;
  acts: number;
  /** The newest number anybody has heard of. */
  newest: number;
}

export const emptyBook = (): Book => ({ told: [], busy: [], refused: new Map(), acts: 0, newest: 0 });

interface Shown {
  id: string;
  pair: { members: { id: string }[] } | null;
  plannedFrom: string | null;
}

export interface DispatcherOptions {
  town: Town;
  token: string;
  chance: Chance;
  book: Book;
  url(): string;
  /** Known pairs, so that swaps have a chance. */
  pairs: Map<string, string[]>;
  sick: { id: string; hours: number }[];
}

const SLOTS = 60;

/** Does one thing. */
export async function doSomething(options: DispatcherOptions): Promise<void> {
  const { town, chance, pairs, sick } = options;
  const visitId = chance.of(town.visits);
  const slot = () => at(7 + Math.floor(chance.below(SLOTS) / 6) * 24 + (chance.below(6) * 3) / 2);
  const wish = chance.below(100);
  if (wish < 45) {
    const people = [chance.of(town.people), chance.of(town.people)];
    return doVisit(options, DO.assign, { visitId, professionalIds: people, from: slot() }, people);
  }
  if (wish < 65) {
    const pair = pairs.get(visitId);
    if (!pair) return doVisit(options, DO.release, { visitId }, []);
    const join = chance.of(town.people);
    return doVisit(options, DO.swap, { visitId, leave: chance.of(pair), join }, [join]);
  }
  if (wish < 80) return doVisit(options, DO.move, { visitId, from: slot() }, pairs.get(visitId) ?? []);
  if (wish < 93) return doVisit(options, DO.release, { visitId }, []);
  if (wish < 97 || sick.length === 0) {
    const hours = 7 + chance.below(10) * 24;
    const payload = await send(options, DO.sick, {
      professionalId: chance.of(town.people), from: at(hours), until: at(hours + 1 + chance.below(8)),
    }); // prettier-ignore
    const absence = payload?.['absence'] as { id: string } | null | undefined;
    if (absence) sick.push({ id: absence.id, hours });
    return undefined;
  }
  const [over] = sick.splice(chance.below(sick.length), 1);
  await send(options, DO.back, {
    id: over!.id,
    until: at(over!.hours + 0.5),
    restore: chance.below(2) === 0,
  });
  return undefined;
}

async function doVisit(
  options: DispatcherOptions,
  document: string,
  input: { visitId: string; [field: string]: unknown },
  people: readonly string[],
): Promise<void> {
  const { book, pairs } = options;
  const since = book.newest;
  const payload = await send(options, document, input);
  const visit = payload?.['visit'] as Shown | null | undefined;
  if (payload && visit && payload.errors.length === 0) {
    const pair = visit.pair?.members.map(({ id }) => id) ?? null;
    book.told.push({
      visit: visit.id,
      seq: seqOf(payload),
      pair,
      plannedFrom: visit.plannedFrom,
      later: payload.retried,
      heard: Date.now(),
    });
    if (pair) pairs.set(visit.id, pair);
    else pairs.delete(visit.id);
  }
  const refusal = payload?.errors[0];
  const details = refusal?.details as { busyFrom: string; busyUntil: string } | null | undefined;
  if (refusal?.code === 'PERSON_BUSY' && details?.busyFrom && people.length > 0)
    book.busy.push({
      people, since, by: Number.NaN,
      from: Date.parse(details.busyFrom),
      until: details.busyUntil ? Date.parse(details.busyUntil) : Number.MAX_SAFE_INTEGER,
    }); // prettier-ignore
}

const seqOf = (payload: Payload): number => Number(payload.cursor?.split('.')[1] ?? 0);

async function send(
  { token, url, book }: DispatcherOptions,
  document: string,
  input: Record<string, unknown>,
): Promise<Payload | null> {
  book.acts += 1;
  const payload = await act(document, input, { headers: bearer(token), url, until: () => true });
  const code = payload?.errors[0]?.code;
  if (code) book.refused.set(code, (book.refused.get(code) ?? 0) + 1);
  else if (payload) book.newest = Math.max(book.newest, seqOf(payload));
  return payload;
}
