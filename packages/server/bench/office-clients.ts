// People who act and tools that read, in a process of their own: each at its moment, whether the one before is answered or not.
import { Agent, request } from 'node:http';
import { OVERVIEW } from './overview-document';

interface Plan {
  port: number;
  readers: string[];
  token: string;
  perSecond: number;
  seconds: number;
  district: string;
  reason: string;
}

const plan = JSON.parse(process.argv[2]!) as Plan;
const RAISE =
  'mutation Raise($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code } } }';
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const done = { took: [] as number[], reads: [] as number[], errors: 0, acted: 0 };

function ask(token: string, body: string, fine: (text: string) => boolean, took: number[]): Promise<void> {
  const asked = performance.now();
  return new Promise((resolve) => {
    const failed = () => {
      done.errors += 1;
      resolve();
    };
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    request(
      { port: plan.port, host: '127.0.0.1', path: '/graphql', method: 'POST', agent, headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          took.push(performance.now() - asked);
          if (!fine(text)) return failed();
          return resolve();
        });
      },
    )
      .on('error', failed)
      .end(body);
  });
}

const act = () => {
  const input = {
    districtId: plan.district,
    level: 'LOW',
    reasonCode: plan.reason,
    text: 'Bench',
    idempotencyKey: crypto.randomUUID(),
  };
  done.acted += 1;
  return ask(
    plan.token,
    JSON.stringify({ query: RAISE, variables: { input } }),
    (text) => text.includes('"riskFlag":{'),
    done.took,
  );
};
const read = (n: number) =>
  ask(
    plan.readers[n % plan.readers.length]!,
    JSON.stringify({ query: OVERVIEW, operationName: 'Overview' }),
    (text) => text.startsWith('{"data":{'),
    done.reads,
  );

async function go(): Promise<void> {
  const started = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < plan.perSecond * plan.seconds; n += 1) {
    const wait = started + (n * 1000) / plan.perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(act(), read(n));
  }
  await Promise.all(running);
  process.send!(done);
}

process.on('message', () => void go());
process.send!({ port: 0 });
