// Signs where the log stands, every five minutes or thousand facts, and lays it down in a second place.
import type { Due } from './due';
import { HEAD_FACTS, HEAD_MINUTES, headText, type SignedHead } from './log-head.rules';

export interface HeadOptions {
  key: { name: string; sign(text: string): Buffer };
  /** Takes the line out of this database's reach; throws when it cannot, and then the head counts as not signed. */
  write(line: string): void;
}

interface Head {
  epoch: string;
  named_from: string;
  seq: string;
  hash: string;
}

/** What the scheduler runs when a key and a second place are set. */
export const logHeadsDue = ({ key, write }: HeadOptions): Due<Head>[] => [
  {
    name: 'log-head',
    dueBefore: async ({ em, now }) =>
      em.execute<Head[]>(
        `select l.epoch, l.named_from, e.seq, encode(e.hash, 'hex') as hash
         from log_epoch l, lateral (select seq, hash from event order by seq desc limit 1) e
         left join lateral (select seq, at from log_head order by seq desc limit 1) h on true
         where h.seq is null or e.seq >= h.seq + ${HEAD_FACTS}
           or (e.seq > h.seq and h.at <= ?::timestamptz - interval '${HEAD_MINUTES} minutes')`,
        [now.toString()],
      ),
    act: async ({ em, now }, { epoch, named_from, seq, hash }) => {
      const said = { epoch, namedFrom: Number(named_from), seq: Number(seq), hash, at: now.toString() };
      const signature = key.sign(headText(said));
      await em.execute(
        `insert into log_head (seq, hash, at, key, signature) values (?, decode(?, 'hex'), ?::timestamptz, ?, decode(?, 'hex'))`,
        [seq, hash, now.toString(), key.name, signature.toString('hex')],
      );
      // Last, so that a line there means that the database knows of it too, or nearly.
      write(
        JSON.stringify({
          ...said,
          key: key.name,
          signature: signature.toString('base64'),
        } satisfies SignedHead),
      );
    },
  },
];
