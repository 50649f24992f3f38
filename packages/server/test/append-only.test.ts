// What the database keeps of flags and readings: decided by people, urgent ones by two, and never rewritten.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Session, useDatabase } from './support/database';
import { rawOffice, refusalOf } from './support/raw-office';

const used = useDatabase();
let session: Session;
let district: string;

beforeAll(async () => {
  session = await used.db.session();
  ({ district } = await rawOffice(session, 2, 0));
});

async function raise(level: string): Promise<string> {
  const [row] = await session.query<{ id: string }>(
    `insert into risk_flag (level, state, reason_code, source_kind, district_id, raised_at, raised_by, raised_by_name,
       untaken_since, overdue_at, updated_at)
     values ($1, 'RAISED', 'NEGLECT', 'PERSON', $2, now(), 'account:1', 'Eins', now(), now() + interval '5 minutes', now())
     returning id`,
    [level, district],
  );
  return row!.id;
}
const change = (id: string, set: string) => session.query(`update risk_flag set ${set} where id = $1`, [id]);
const TAKEN = `state = 'ACKNOWLEDGED', untaken_since = null, overdue_at = null, acknowledged_at = now(),
  acknowledged_by = 'account:1', acknowledged_by_name = 'Eins', next_step = 'VISIT', next_step_due = now() + interval '2 hours'`;
const resolvedBy = (
  who: string,
) => `state = 'RESOLVED', untaken_since = null, resolution_code = 'UNFOUNDED', resolved_at = now(),
  resolved_by = '${who}', resolved_by_name = 'Wer'`;
const proposedBy = (who: string) => `resolution_proposed_by = '${who}', resolution_proposed_by_name = 'Wer',
  resolution_proposed_at = now(), resolution_code = 'UNFOUNDED'`;

describe('a flag', () => {
  test('is untaken while raised, and taken only with a next act and its time', async () => {
    const id = await raise('HIGH');
    expect(await refusalOf(change(id, 'untaken_since = null'))).toBe('risk_flag_untaken_while_raised');
    expect(await refusalOf(change(id, TAKEN.replace(`next_step = 'VISIT'`, 'next_step = null')))).toBe(
      'risk_flag_taken_with_next_step',
    );
    await change(id, TAKEN);
  });

  test.each(['ACUTE', 'HIGH'])('%s is resolved by two people, never by one', async (level) => {
    const id = await raise(level);
    expect(await refusalOf(change(id, resolvedBy('account:1')))).toBe('risk_flag_resolved_by_two');
    await change(id, proposedBy('account:1'));
    expect(await refusalOf(change(id, resolvedBy('account:1')))).toBe('risk_flag_resolved_by_two');
    await change(id, resolvedBy('account:2'));
  });

  test('MEDIUM and LOW are resolved by one', async () => {
    await change(await raise('MEDIUM'), resolvedBy('account:1'));
    await change(await raise('LOW'), resolvedBy('account:1'));
  });

  test('is never taken, proposed or resolved by a tool', async () => {
    const id = await raise('LOW');
    for (const set of [TAKEN.replace('account:1', 'token:1'), proposedBy('token:1'), resolvedBy('token:1')]) {
      expect(await refusalOf(change(id, set))).toBe('risk_flag_decided_by_people');
    }
  });

  test('keeps its history as it was written', async () => {
    const id = await raise('HIGH');
    await session.query(
      `insert into risk_flag_entry (flag_id, no, at, kind, by_principal, by_name) values ($1, 1, now(), 'RAISED', 'account:1', 'Eins')`,
      [id],
    );
    for (const rewrite of [
      `update risk_flag_entry set by_name = 'Zwei'`,
      'delete from risk_flag_entry',
      'truncate risk_flag_entry',
    ]) {
      expect(await refusalOf(session.query(rewrite))).toBe('risk_flag_entry_is_append_only');
    }
    expect(await refusalOf(session.query('delete from risk_flag where id = $1', [id]))).toBe(
      'risk_flag_entry_flag',
    );
  });
});

test('the log of readings is only added to', async () => {
  await session.query(
    `insert into access_log (at, principal, operation, subject_type, subject_id, fields, request_id)
       values (now(), 'account:1', 'visitCard', 'VISIT', gen_random_uuid(), '{note}', 'r1')`,
  );
  for (const rewrite of [
    `update access_log set principal = 'x'`,
    'delete from access_log',
    'truncate access_log',
  ]) {
    expect(await refusalOf(session.query(rewrite))).toBe('access_log_is_append_only');
  }
});
