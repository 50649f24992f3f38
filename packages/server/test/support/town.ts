// A small town for tests of behaviour: one district, professionals who work all day, visits to come, and who may do what.
import type { Asker, TestOffice } from './office';
import { rawOffice } from './raw-office';

export interface Town {
  district: string;
  people: string[];
  visits: string[];
  dispatcher: Asker;
  account: TestOffice['account'];
  /** The sign-in of a professional, by number. */
  of(person: number): Promise<Asker>;
  /** Everybody signs in anew: a session ends after half an hour without a word, and tests let hours pass. */
  again(): Promise<void>;
}

/** Monday to Sunday from 06:00 to 22:00, so that working times are never what a test is about. */
export async function town(office: TestOffice, people = 6, visits = 6): Promise<Town> {
  const session = await office.db.session();
  const raw = await rawOffice(session, people, visits);
  await session.query(
    `insert into working_time (professional_id, weekday, from_time, until_time, valid)
       select p.id, d, '06:00', '22:00', '[2026-01-01,)' from professional p, generate_series(1, 7) d`,
  );
  const known = new Map<number, Asker>();
  // Without a limit of requests: the clock of a test stands still, and so would the minute of the limit.
  const account: TestOffice['account'] = async (...who) => {
    const asker = await office.account(...who);
    await office.sql('update account set demo = true where not demo');
    return asker;
  };
  const self: Town = {
    ...raw,
    account,
    dispatcher: await account('dispatcher', [['DISPATCHER']]),
    of: async (person) => {
      if (!known.has(person))
        known.set(person, await account(`person-${person}`, [['PROFESSIONAL']], raw.people[person]!));
      return known.get(person)!;
    },
    again: async () => {
      self.dispatcher = await office.signIn('dispatcher');
      for (const person of known.keys()) known.set(person, await office.signIn(`person-${person}`));
    },
  };
  return self;
}

/** Hours of 5 January 2027 in UTC, one day after those of `raw-office`. */
export const at = (hour: number, minute = 0): string =>
  `2027-01-05T${`${hour}`.padStart(2, '0')}:${`${minute}`.padStart(2, '0')}:00Z`;

const FIELDS =
  'id reference state version plannedFrom plannedUntil dueUntil pair { members { id } } acceptedBy { id } finishedBy { id }';
const ERRORS = 'cursor errors { code field message details { busyFrom busyUntil currentVersion } }';
const onVisit = (name: string) =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { visit { ${FIELDS} } ${ERRORS} } }`;

/** The mutations of a visit with everything that tests look at. */
export const DO = {
  plan: onVisit('planVisit'),
  assign: onVisit('assignPair'),
  swap: onVisit('swapMember'),
  move: onVisit('moveVisit'),
  release: onVisit('releasePair'),
  cancel: onVisit('cancelVisit'),
  accept: onVisit('acceptVisit'),
  start: onVisit('startVisit'),
  finish: onVisit('finishVisit'),
};

/** The code of the one refusal, or null when there was none. */
export const codeOf = (payload: { errors: { code: string }[] }): string | null =>
  payload.errors[0]?.code ?? null;

/** The code with which an act is refused: in its payload, or at the door to whoever can never do it. */
export async function refusedTo(
  asker: Asker,
  document: string,
  input: Record<string, unknown>,
): Promise<string | null> {
  const answer = await asker.ask(document, { input: { idempotencyKey: crypto.randomUUID(), ...input } });
  const code = answer.errors?.[0]?.extensions.code;
  return code ?? codeOf(Object.values(answer.data as object)[0] as { errors: { code: string }[] });
}
