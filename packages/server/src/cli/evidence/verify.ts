// Checks an exported log offline, link by link and against signed heads, and names the first place that does not hold.
import { createHash, createPublicKey, verify as verifySignature, type KeyObject } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What came of it: the first broken place, or how far it holds. */
export interface Verdict {
  facts: number;
  /** Signed heads that fit. */
  heads: number;
  /** Facts whose payload was erased in the meantime; the chain holds without it. */
  erased: number;
  broken: { seq: number; why: string } | null;
}

interface Header {
  namedFrom: number;
  /** How many facts there should be. */
  last: number;
}

interface Line {
  seq: number;
  id: string;
  kind: string;
  districtId: string | null;
  subjectType: string;
  subjectId: string;
  actor: string;
  actorName: string;
  occurredAt: string;
  recordedAt: string;
  facts: string | null;
  salt: string | null;
  factsHash: string;
  prevHash: string;
  hash: string;
}

interface Head {
  epoch: string;
  namedFrom: number;
  seq: number;
  hash: string;
  at: string;
  signature: string;
}

const sha = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Shares no line of code with what writes the log: two that agree by mistake would prove nothing. */
export async function verifyLog(file: string, heads?: { file: string; key: string }): Promise<Verdict> {
  const verdict: Verdict = { facts: 0, heads: 0, erased: 0, broken: null };
  const broken = (seq: number, why: string): Verdict => ({ ...verdict, broken: { seq, why } });
  const anchors = heads ? readHeads(heads.file, createPublicKey(readFileSync(heads.key))) : [];
  const forged = anchors.find((head) => !head.genuine);
  if (forged) return broken(forged.seq, `the signature of the head of ${forged.seq} is not genuine`);
  const bySeq = Map.groupBy(anchors, ({ seq }) => seq);
  let before = sha('');
  let header = null as Header | null;
  let held = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const line = parsed(text);
    if (!header) {
      if (line?.['format'] !== 'zuzweit-log' || line['version'] !== 1)
        return broken(0, 'this is no export of a log');
      const read = line as unknown as Header;
      header = read;
      const named = anchors.find(({ namedFrom }) => namedFrom !== read.namedFrom);
      if (named)
        return broken(
          0,
          `the heads say that names count from ${named.namedFrom} on, the export from ${read.namedFrom}`,
        );
      continue;
    }
    const next = verdict.facts + 1;
    const why = line ? fault(line as never, next, before, header.namedFrom) : 'the line cannot be read';
    if (why) return broken(next, why);
    const row = line as unknown as Line;
    before = Buffer.from(row.hash, 'hex');
    verdict.facts = next;
    if (row.facts === null) verdict.erased += 1;
    for (const head of bySeq.get(next) ?? []) {
      if (head.hash !== row.hash)
        return broken(
          held + 1,
          `rewritten between ${held + 1} and ${next}: the head signed at ${head.at} says otherwise`,
        );
      verdict.heads += 1;
      held = next;
    }
  }
  if (!header) return broken(0, 'this is no export of a log');
  if (header.last !== verdict.facts)
    return broken(verdict.facts + 1, `cut off: the export says that it ends with ${header.last}`);
  const beyond = anchors.filter(({ seq }) => seq > verdict.facts).sort((a, b) => a.seq - b.seq)[0];
  if (beyond)
    return broken(verdict.facts + 1, `cut off: a head signed at ${beyond.at} knows ${beyond.seq} facts`);
  return verdict;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Why a line does not follow from the one before; null when it does. */
function fault(line: Line, seq: number, before: Buffer, namedFrom: number): string | null {
  if (line.seq !== seq) return `number ${seq} is missing: ${line.seq} stands in its place`;
  if (line.prevHash !== before.toString('hex')) return 'it does not follow from the fact before';
  if ((line.facts === null) !== (line.salt === null)) return 'its payload is half erased';
  if (line.facts !== null) {
    const said = seq >= namedFrom ? `${line.actorName}\n${line.facts}` : line.facts;
    if (sha(Buffer.from(line.salt!, 'hex'), said).toString('hex') !== line.factsHash)
      return 'its payload or the name of its author was changed';
  }
  const said = [
    line.seq, line.id, line.kind, line.districtId ?? '-', line.subjectType, line.subjectId, line.actor,
    line.occurredAt, line.recordedAt, line.factsHash,
  ].join('|'); // prettier-ignore
  return sha(before, said).toString('hex') === line.hash ? null : 'it was changed';
}

function readHeads(file: string, key: KeyObject): (Head & { genuine: boolean })[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const head = (parsed(line) ?? { seq: 0, signature: '' }) as unknown as Head;
      const text = ['zuzweit-log-head', head.epoch, head.namedFrom, head.seq, head.hash, head.at].join('|');
      const genuine = verifySignature(null, Buffer.from(text), key, Buffer.from(head.signature, 'base64'));
      return { ...head, genuine };
    });
}
