// The other side of the live bench: many sockets in a process of their own, each noting when it heard.
import WebSocket from 'ws';

interface Plan {
  sockets: number;
  port: number;
  rawPort: number;
  tokens: string[];
  allowed: boolean[];
}

const plan = JSON.parse(process.argv[2]!) as Plan;
const QUERY =
  'subscription { facts(kinds: [RISK_FLAG_RAISED]) { cursor kind ... on RiskFlagFact { riskFlag { id reference level state } } } }';
/** An event that has not arrived by then is lost. */
const LOST_MILLISECONDS = 5000;
const AT_ONCE = 100;

let at: string[] = [];
let wrong = 0;
let doubled = 0;
let heardBy = new Set<number>();
let waiting: { expected: number; done: () => void } | null = null;

function heard(index: number, allowed: boolean): void {
  at.push(process.hrtime.bigint().toString());
  if (!allowed) wrong += 1;
  if (heardBy.has(index)) doubled += 1;
  heardBy.add(index);
  if (waiting && heardBy.size >= waiting.expected) waiting.done();
}

const ours = (index: number) =>
  new Promise<void>((resolve, reject) => {
    const of = index % plan.tokens.length;
    const socket = new WebSocket(`ws://127.0.0.1:${plan.port}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    socket.on('open', () =>
      socket.send(
        JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${plan.tokens[of]}` } }),
      ),
    );
    socket.on('message', (data) => {
      const text = String(data);
      if (text.includes('"type":"next"')) heard(index, plan.allowed[of]!);
      else if (text.includes('connection_ack')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
        // The answer to this comes after the subscription stands.
        socket.send(JSON.stringify({ type: 'ping', payload: { standing: true } }));
      } else if (text.includes('"standing"')) resolve();
      else if (text.includes('"type":"ping"')) socket.send('{"type":"pong"}');
      else if (text.includes('"type":"error"')) reject(new Error(text));
    });
    socket.on('error', reject);
  });

const raw = (index: number) =>
  new Promise<void>((resolve, reject) => {
    const yes = plan.allowed[index % plan.tokens.length]!;
    const socket = new WebSocket(`ws://127.0.0.1:${plan.rawPort}/${yes ? 'yes' : 'no'}`, {
      perMessageDeflate: false,
    });
    socket.on('open', () => resolve());
    socket.on('message', (data) => {
      if (String(data).includes('"type":"next"')) heard(index, yes);
    });
    socket.on('error', reject);
  });

async function connect(): Promise<void> {
  for (let from = 0; from < plan.sockets; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, plan.sockets - from) }, (_, n) => from + n);
    await Promise.all(some.flatMap((index) => [ours(index), raw(index)]));
  }
}

const expectedOfOurs = Array.from({ length: plan.sockets }, (_, n) => n).filter(
  (n) => plan.allowed[n % plan.tokens.length],
).length;

process.on('message', (word: string) => {
  if (word === 'ready') {
    connect().then(
      () => process.send!('ready'),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
    return;
  }
  at = [];
  wrong = 0;
  doubled = 0;
  heardBy = new Set();
  const late = setTimeout(() => waiting?.done(), LOST_MILLISECONDS);
  waiting = {
    expected: word.startsWith('raw') ? Number(word.split(' ')[1]) : expectedOfOurs,
    done: () => {
      clearTimeout(late);
      waiting = null;
      // A moment more for what must not come.
      setTimeout(() => process.send!({ received: heardBy.size, doubled, wrong, at }), 20);
    },
  };
});
