// Faults that somebody could make, one piece of source each, and the check that must go red for it.
import type { Edit } from './bundle';

export interface Plant {
  name: string;
  /** The check that must not hold any more. */
  check: string;
  edits: readonly Edit[];
  /** Shrinks the check's counts where fewer are enough to see it. */
  scale?: number;
}

const LOG = 'platform/migrations/m01-live.ts';
const EVIDENCE = 'platform/migrations/m30-evidence.ts';

/** One line each; `pnpm proof --planted` tries them all. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'number drawn before the lock',
    check: 'C-53',
    scale: 0.1,
    edits: [
      { file: LOG, from: 'create table follower', to: 'create sequence planted;\n  create table follower' },
      {
        file: EVIDENCE,
        from: 'perform pg_advisory_xact_lock(7278001);\n        select seq, hash into n, previous from event order by seq desc limit 1;',
        to: `n := nextval('planted') - 1; perform pg_sleep(random() * 0.01); perform pg_advisory_xact_lock(7278001);
    select hash into previous from event order by seq desc limit 1;`,
      },
    ],
  },
  {
    name: 'resume that joins after replaying',
    check: 'C-53',
    scale: 0.2,
    edits: [
      {
        file: 'live/hub.ts',
        from: '    group.members.add(subscriber);\n    subscriber.left',
        to: '    if (after === null) group.members.add(subscriber);\n    subscriber.left',
      },
      {
        file: 'live/hub.ts',
        from: '    subscriber.release();\n',
        to: '    await new Promise((later) => setTimeout(later, 20));\n    group.members.add(subscriber);\n    subscriber.release();\n',
      },
    ],
  },
  {
    name: 'exclusion constraint dropped',
    check: 'C-50',
    scale: 0.2,
    edits: [
      {
        file: 'platform/migrations/m05-staff.ts',
        from: 'constraint commitment_nobody_twice exclude using gist (professional_id with =, layer with &&, during with &&)',
        to: 'constraint commitment_nobody_twice check (true)',
      },
    ],
  },
  {
    name: 'pair trigger counting without locking',
    check: 'C-50',
    scale: 0.1,
    edits: [
      {
        file: 'platform/migrations/m08-visits.ts',
        from: 'select * into v from public.visit where id = the_visit for no key update;',
        to: 'select * into v from public.visit where id = the_visit;',
      },
    ],
  },
  {
    name: 'idempotency row in its own transaction',
    check: 'C-51',
    scale: 0.25,
    edits: [
      {
        file: 'platform/store.ts',
        from: '    if (once) await remember(em, unit, once, outcome as Outcome);\n',
        to: '',
      },
      {
        file: 'platform/store.ts',
        from: '    if (once) {\n      await em.execute(',
        to: '    if (once) setTimeout(() => void remember(fork(), unit, once, outcome as Outcome).catch(() => undefined), 50);\n    if (once) {\n      await em.execute(',
      },
    ],
  },
  {
    name: 'cache key without visibility',
    check: 'C-14',
    scale: 0.1,
    edits: [{ file: 'live/hub.ts', from: '      this.rights.visibility(viewer),\n', to: '' }],
  },
  {
    name: 'decision at subscribe instead of at delivery',
    check: 'C-15',
    scale: 0.05,
    edits: [{ file: 'platform/office.ts', from: '    await revoke(fact);\n', to: '' }],
  },
  {
    name: 'revocation on one process only',
    check: 'C-15',
    scale: 0.05,
    edits: [
      {
        file: 'platform/store.ts',
        from: '      await em.commit();\n      if (facts.length > 0) wake(',
        to: '      ((globalThis as any).own ??= new Set()).add(written.cursor);\n      await em.commit();\n      if (facts.length > 0) wake(',
      },
      {
        file: 'platform/office.ts',
        from: '    await revoke(fact);\n',
        to: '    if ((globalThis as any).own?.has(fact.cursor)) await revoke(fact);\n',
      },
    ],
  },
  {
    name: 'error mask off on the socket',
    check: 'C-05',
    scale: 0.05,
    edits: [
      {
        file: 'platform/streams.ts',
        from: 'result.errors?.map((error) => masked(error, viewer.language, tools.report))',
        to: 'result.errors?.map((error) => error.toJSON())',
      },
    ],
  },
  {
    name: 'Origin check off',
    check: 'C-11',
    edits: [
      {
        file: 'platform/gate.ts',
        from: "  if (headers['sec-fetch-site'] === 'cross-site') return false;\n",
        to: '  if (config) return true;\n',
      },
    ],
  },
  {
    name: 'queue without bound',
    check: 'C-34',
    edits: [
      {
        file: 'live/subscriber.ts',
        from: 'BACKLOG = { bytes: 1_048_576, messages: 256 }',
        to: 'BACKLOG = { bytes: Infinity, messages: Infinity }',
      },
    ],
  },
  {
    name: 'audit row after the response',
    check: 'C-55',
    scale: 0.1,
    edits: [
      {
        file: 'platform/request-context.ts',
        from: '      await writeSeen(reading.unit, this.#seen, this.operationName, this.requestId);\n      await reading.commit();\n',
        to: `      await reading.commit();
      const seen = this.#seen;
      setTimeout(() => void writeSeen(this.store.loose(this.viewer), seen, this.operationName, this.requestId).catch(() => undefined), 20);\n`,
      },
    ],
  },
  {
    name: 'hash over a re-serialised row',
    check: 'C-54',
    scale: 0.02,
    edits: [
      {
        file: EVIDENCE,
        from: `|| payload::text, 'UTF8'));`,
        to: `|| replace(payload::text, ': ', ':'), 'UTF8'));`,
      },
    ],
  },
  {
    name: 'throttle in memory only',
    check: 'C-10',
    scale: 1,
    edits: [
      {
        file: 'access/throttle.ts',
        from: 'async function count(',
        to: 'const MEMORY = new Map<string, number>();\nasync function count(',
      },
      {
        file: 'access/throttle.ts',
        from: '  const { tries, minutes } = LIMITS[scope];\n',
        to: `  const { tries, minutes } = LIMITS[scope];
  const counted = (MEMORY.get(scope + key) ?? 0) + 1;
  MEMORY.set(scope + key, counted);
  if (em) return counted > tries ? minutes * 60 : 0;\n`,
      },
    ],
  },
  {
    name: 'a new process that knows nothing of what was before it',
    check: 'C-40',
    scale: 0.15,
    edits: [{ file: 'platform/office.ts', from: '  hub.begin(feed.head.seq);\n', to: '' }],
  },
];
