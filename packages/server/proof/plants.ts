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

/** One line each; `pnpm proof --planted` tries them all. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'number drawn before the lock',
    check: 'C-53',
    scale: 0.1,
    edits: [
      { file: LOG, from: 'create table follower', to: 'create sequence planted;\n  create table follower' },
      {
        file: LOG,
        from: 'perform pg_advisory_xact_lock(7278001);\n    select seq, hash into n, previous from event order by seq desc limit 1;',
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
      { file: 'live/hub.ts', from: '    group.members.add(subscriber);\n    subscriber.left', to: '    if (after === null) group.members.add(subscriber);\n    subscriber.left' },
      { file: 'live/hub.ts', from: '    subscriber.release();\n', to: '    await new Promise((later) => setTimeout(later, 2));\n    group.members.add(subscriber);\n    subscriber.release();\n' },
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
      { file: 'platform/store.ts', from: '    if (once) await remember(em, unit, once, outcome as Outcome);\n', to: '' },
      {
        file: 'platform/store.ts',
        from: '    if (once) {\n      await em.execute(',
        to: '    if (once) setTimeout(() => void remember(fork(), unit, once, outcome as Outcome).catch(() => undefined), 50);\n    if (once) {\n      await em.execute(',
      },
    ],
  },
];
