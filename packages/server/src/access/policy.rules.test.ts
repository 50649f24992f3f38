// The table of rights, row by row, as the rules write it.
import { describe, expect, it } from 'vitest';
import { nobody, type Role, type Scope, type Viewer } from '#kernel/viewer';
import { mayHear, may, type Right, visibilityOf } from './policy.rules';

const NORTH = 'north';
const SOUTH = 'south';
const person = (role: Role, districtIds: string[] | null = null, more: Partial<Viewer> = {}): Viewer => ({
  ...nobody('de'),
  kind: 'PERSON',
  principal: `account:${role}`,
  id: role,
  professionalId: role === 'PROFESSIONAL' ? 'me' : null,
  grants: role === 'DUTY' ? [{ role: 'PROFESSIONAL', districtIds: null }] : [{ role, districtIds }],
  onDuty: role === 'DUTY',
  ...more,
});
const token = (scopes: Scope[], districtIds: string[] | null = null): Viewer => ({
  ...nobody('de'),
  kind: 'TOKEN',
  principal: 'token:1',
  id: '1',
  scopes,
  districtIds,
});

const ASKERS: Record<string, Viewer> = {
  leadership: person('LEADERSHIP'),
  lead: person('LEAD', [NORTH]),
  dispatcher: person('DISPATCHER'),
  duty: person('DUTY'),
  professional: person('PROFESSIONAL'),
  administrator: person('ADMINISTRATOR'),
  auditor: person('AUDITOR'),
  aggregate: token(['AGGREGATE']),
  operations: token(['OPERATIONS']),
  flag: token(['FLAG']),
  dispatch: token(['DISPATCH']),
  file: token(['FILE']),
  wall: { ...nobody('de'), kind: 'WALL', principal: 'wall:1', id: '1', naming: 'ROLE' },
  nobody: nobody('de'),
};

/** Right → who has it in district north, about somebody else's. */
const ROWS: [Right, string][] = [
  ['board:read', 'leadership lead dispatcher duty professional aggregate operations flag dispatch file'],
  [
    'office:read',
    'leadership lead dispatcher duty professional administrator aggregate operations flag dispatch file',
  ],
  ['rows:read', 'leadership lead dispatcher duty professional operations flag dispatch file'],
  ['facts:read', 'leadership lead dispatcher duty professional auditor operations flag dispatch file'],
  ['load:simulate', 'leadership lead dispatcher duty operations flag dispatch file'],
  ['flag:text', 'lead duty'],
  ['visit-card:read', 'lead dispatcher duty'],
  ['household:read', 'lead duty file'],
  ['flag:raise', 'leadership lead dispatcher duty professional flag'],
  ['flag:acknowledge', 'leadership lead dispatcher duty professional'],
  ['flag:resolve', 'leadership lead duty'],
  ['visit:plan', 'lead dispatcher duty dispatch'],
  ['visit:assign', 'lead dispatcher duty dispatch'],
  ['visit:cancel', 'lead dispatcher duty dispatch'],
  ['visit:carry-out', ''],
  ['sheet:read', 'leadership lead dispatcher duty'],
  ['visit:deploy', 'lead dispatcher duty'],
  ['hint:read', 'lead dispatcher duty'],
  ['hint:ask', 'lead dispatcher duty'],
  ['hint:write', 'lead dispatcher duty'],
  ['hint:remove', 'lead dispatcher duty'],
  ['duty-phone:read', 'leadership lead dispatcher duty'],
  ['duty-phone:write', 'leadership lead'],
  ['emergency:record', 'lead dispatcher duty'],
  ['emergency:read', 'leadership lead dispatcher duty'],
  ['emergency:text', 'leadership lead duty'],
  ['emergency:review', 'leadership lead'],
  ['absence:report', 'lead dispatcher duty dispatch'],
  ['appointment:write', 'leadership lead dispatcher'],
  ['duty:set', 'leadership lead dispatcher duty dispatch'],
  ['household:write', 'lead duty file'],
  ['token:write', 'leadership administrator'],
  ['wall-device:write', 'leadership administrator'],
  ['wall:read', 'wall'],
  ['wall:open', Object.keys(ASKERS).join(' ')],
  [
    'session:write',
    Object.keys(ASKERS)
      .filter((name) => name !== 'wall')
      .join(' '),
  ],
  ['account:write', 'administrator'],
  ['office:write', 'leadership'],
  ['equipment:write', 'leadership dispatcher'],
  ['filter:own', 'leadership lead dispatcher duty professional administrator auditor'],
  ['access-facts:read', 'auditor'],
];

describe('a right', () => {
  it.each(ROWS)('%s is for: %s', (right, who) => {
    const having = Object.entries(ASKERS).filter(([, viewer]) =>
      may(viewer, right, { districtId: NORTH, own: false }),
    );
    expect(having.map(([name]) => name)).toEqual(who.split(' ').filter(Boolean));
  });

  it.each([
    'flag:text',
    'visit-card:read',
    'visit:plan',
    'visit:assign',
    'visit:cancel',
    'visit:deploy',
    'hint:read',
    'hint:write',
    'hint:remove',
    'emergency:record',
    'emergency:review',
    'duty-phone:write',
    'absence:report',
    'appointment:write',
    'household:write',
  ] as const)('%s of a lead ends at the border of the own districts', (right) => {
    expect(may(ASKERS['lead']!, right, { districtId: SOUTH, own: false })).toBe(false);
  });

  it.each([
    'flag:text',
    'visit-card:read',
    'household:read',
    'flag:resolve',
    'visit:carry-out',
    'hint:read',
    'hint:write',
    'emergency:record',
    'emergency:read',
    'emergency:text',
    'duty-phone:write',
    'absence:report',
  ] as const)('%s is a professional’s for what is the own', (right) => {
    expect(may(ASKERS['professional']!, right, { districtId: SOUTH, own: true })).toBe(true);
  });

  it('to cancel under an open urgent flag is never a tool’s', () => {
    expect(may(ASKERS['dispatch']!, 'visit:cancel', { districtId: NORTH, urgent: true })).toBe(false);
    expect(may(ASKERS['dispatcher']!, 'visit:cancel', { districtId: NORTH, urgent: true })).toBe(true);
  });

  it('of a token ends at its districts', () => {
    expect(may(token(['DISPATCH'], [NORTH]), 'visit:plan', { districtId: NORTH })).toBe(true);
    expect(may(token(['DISPATCH'], [NORTH]), 'visit:plan', { districtId: SOUTH })).toBe(false);
  });
});

describe('a fact', () => {
  it.each([
    ['dispatcher', 'RISK_FLAG_RAISED', true],
    ['administrator', 'RISK_FLAG_RAISED', false],
    ['aggregate', 'RISK_FLAG_RAISED', false],
    ['aggregate', 'DISTRICT_LOAD_CHANGED', true],
    ['dispatcher', 'TOKEN_REVOKED', false],
    ['auditor', 'TOKEN_REVOKED', true],
    ['dispatcher', 'SAFETY_HINT_CHANGED', false],
    ['auditor', 'SAFETY_HINT_CHANGED', true],
    ['leadership', 'EMERGENCY_ACTION_RECORDED', true],
    ['aggregate', 'EMERGENCY_ACTION_RECORDED', false],
    ['auditor', 'WALL_REVOKED', true],
    ['dispatcher', 'WALL_OPENED', false],
    ['wall', 'RISK_FLAG_RAISED', true],
    ['wall', 'ON_CALL_GAP_OPENED', true],
    ['wall', 'ABSENCE_REPORTED', false],
    ['wall', 'HOUSEHOLD_CHANGED', false],
    ['wall', 'WALL_REVOKED', false],
  ] as const)('%s hears of %s: %s', (who, kind, expected) => {
    expect(mayHear(ASKERS[who]!, { kind, districtId: NORTH })).toBe(expected);
  });

  it('of another district is not told to a token limited to its own', () => {
    expect(mayHear(token(['OPERATIONS'], [NORTH]), { kind: 'VISIT_PLANNED', districtId: SOUTH })).toBe(false);
  });
});

it('two who differ in what they may hear are never of one visibility', () => {
  const all = [...Object.values(ASKERS), token(['OPERATIONS'], [NORTH]), token(['OPERATIONS'], [SOUTH])];
  const kinds = ['RISK_FLAG_RAISED', 'DISTRICT_LOAD_CHANGED', 'TOKEN_REVOKED'] as const;
  const heard = (viewer: Viewer) =>
    [NORTH, SOUTH].map((districtId) => kinds.map((kind) => mayHear(viewer, { kind, districtId }))).join();
  for (const a of all)
    for (const b of all) if (visibilityOf(a) === visibilityOf(b)) expect(heard(a)).toBe(heard(b));
});
