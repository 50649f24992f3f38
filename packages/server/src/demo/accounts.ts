// Who may sign in to the demo office, and the two tokens a tool can try it with.
import { createHash } from 'node:crypto';
import { FactKind } from '#kernel/fact';
import type { Role, Scope } from '#kernel/viewer';
import type { Ground } from './foundations';
import { at, type Office } from './rows';
import { KNOWN_WALL_CODE } from './secrets';
import { LEADS } from './staff-list';

/** Secrets of the demo office. */
export interface DemoSecrets {
  /** argon2id hash of the one password of all demo accounts; null: nobody signs in with a password. */
  passwordHash: string | null;
  /** Secrets of the tokens `zz_demo_read` and `zz_demo_dispatch`, as a tool sends them. */
  tokens: { read: string; dispatch: string };
  /** Fixed secrets that everybody knows: they count on the own machine only, and have no limits there. */
  fixed: boolean;
}

type GrantedRole = Exclude<Role, 'DUTY'>;

/** Accounts that are no professionals: sign-in name, shown name, role. */
const DESKS: readonly (readonly [string, string, GrantedRole])[] = [
  ['leitung', 'Leitung', 'LEADERSHIP'],
  ['disposition', 'Disposition', 'DISPATCHER'],
  ['verwaltung', 'Verwaltung', 'ADMINISTRATOR'],
  ['revision', 'Revision', 'AUDITOR'],
];

const TOKENS = {
  read: ['Demo: Lesen', ['OPERATIONS', 'SCHEMA']],
  dispatch: ['Demo: Disposition', ['OPERATIONS', 'SCHEMA', 'FLAG', 'DISPATCH', 'FILE']],
} as const satisfies Record<string, readonly [string, readonly Scope[]]>;

/** The professionals' accounts of one town; the first town also has the desks and the tokens. */
export function openAccounts(
  office: Office,
  { town, districts, people, chance, now }: Ground,
  townNumber: number,
  secrets: DemoSecrets,
): void {
  const opened = now.subtract({ hours: 24 * 31 });
  const account = (id: string, name: string, display_name: string, professional_id: string | null) => {
    office.add('account', {
      id,
      name,
      display_name,
      password_hash: townNumber === 0 ? secrets.passwordHash : null,
      professional_id,
      demo: townNumber === 0 && secrets.fixed,
      created_at: at(opened),
      updated_at: at(opened),
    });
    office.happened({
      kind: FactKind.ACCOUNT_CHANGED,
      districtId: null,
      subject: { type: 'ACCOUNT', id },
      occurredAt: opened,
    });
  };
  const grant = (account_id: string, role: GrantedRole, district_id: string | null) =>
    office.add('grant_of_role', { id: chance.id(opened), account_id, role, district_id });
  for (const person of people) {
    const number = `${person.number}`.padStart(2, '0');
    account(
      person.accountId,
      townNumber === 0 ? `fachkraft-${number}` : `ort-${townNumber + 1}-fachkraft-${number}`,
      person.name,
      person.id,
    );
    grant(person.accountId, 'PROFESSIONAL', null);
    for (const slug of LEADS[person.number] ?? [])
      grant(person.accountId, 'LEAD', districts.find((one) => one.slug === slug)!.id);
  }
  if (townNumber > 0) return;
  for (const [name, shown, role] of DESKS) {
    const id = chance.id(opened);
    account(id, name, shown, null);
    grant(id, role, null);
    if (role === 'DISPATCHER')
      for (const [index, { id: district }] of districts.slice(0, 2).entries())
        office.add('saved_filter', {
          account_id: id,
          view: 'BOARD',
          name: `Nur ${town.districts[index]!.name}`,
          query: `bezirk=${district}`,
          created_at: at(opened),
        });
  }
  for (const [key, [name, scopes]] of Object.entries(TOKENS)) {
    const id = chance.id(opened);
    office.add('api_token', {
      id,
      name,
      token_hash: `\\x${createHash('sha256')
        .update(secrets.tokens[key as keyof typeof TOKENS])
        .digest('hex')}`,
      scopes,
      expires_at: at(now.add({ hours: 24 * 3650 })),
      points_per_minute: 100_000,
      demo: secrets.fixed,
      created_by: 'system:demo',
      created_at: at(opened),
    });
    office.happened({
      kind: FactKind.TOKEN_CREATED,
      districtId: null,
      subject: { type: 'TOKEN', id },
      occurredAt: opened,
    });
  }
  hangWall(office, chance.id(opened), opened, secrets.fixed ? at(now.add({ hours: 24 * 3650 })) : null);
}

/** A screen that waits for its code; on the own machine everybody knows it, elsewhere a new one is made first. */
function hangWall(office: Office, id: string, opened: Temporal.Instant, until: string | null): void {
  const code = createHash('sha256').update(KNOWN_WALL_CODE.replaceAll('-', '')).digest('hex');
  office.add('wall_device', {
    id,
    name: 'Rathaus, Flur 2. OG',
    naming: 'INITIALS',
    code_hash: until === null ? null : `\\x${code}`,
    code_expires_at: until,
    created_by: 'system:demo',
    created_at: at(opened),
  });
  office.happened({
    kind: FactKind.WALL_CREATED,
    districtId: null,
    subject: { type: 'WALL', id },
    occurredAt: opened,
  });
}
