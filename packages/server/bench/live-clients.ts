// The other side of the live bench: many sockets in a process of their own, each noting when it heard what.
import WebSocket from 'ws';

interface Plan {
  sockets: number;
  port: number;
  /** One for each class of visibility; socket n is of class n modulo their number. */
  tokens: string[];
  /** Whether a class gets the event. */
  allowed: boolean[];
  /** Null: a subscription of ours by graphql-ws; else a plain socket at `/yes` or `/no`. */
  path: 'plain' | null;
}

const plan = JSON.parse(process.argv[2]!) as Plan;
const QUERY =
  'subscription { facts(kinds: [RISK_FLAG_RAISED]) { cursor kind ... on RiskFlagFact { riskFlag { id reference level state } } } }';
/** An event that has not arrived by then is lost. */
const LOST_MILLISECONDS = 5000;
const AT_ONCE = 100;

let at: string[] = [];
/** Number of the event among those of this round, for each arrival. */
let event: number[] = [];
/** Its number in the log. */
let seq: string[] = [];
let wrong = 0;
let doubled = 0;
let times = new Map<number, number>();
let cursors = new Map<number, string>();
let waiting: { expected: number; done: () => void } | null = null;

function heard(index: number, allowed: boolean, text: string): void {
  at.push(process.hrtime.bigint().toString());
  if (!allowed) wrong += 1;
  const cursor = /"cursor":"([^"]*)"/.exec(text)?.[1] ?? '';
  if (plan.path === null && cursors.get(index) === cursor) doubled += 1;
  cursors.set(index, cursor);
  const n = times.get(index) ?? 0;
  event.push(n);
  seq.push(cursor.split('.')[1] ?? '');
  times.set(index, n + 1);
  if (waiting && at.length >= waiting.expected) waiting.done();
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
      if (text.includes('"type":"next"')) heard(index, plan.allowed[of]!, text);
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

const plain = (index: number) =>
  new Promise<void>((resolve, reject) => {
    const yes = plan.allowed[index % plan.tokens.length]!;
    const socket = new WebSocket(`ws://127.0.0.1:${plan.port}/${yes ? 'yes' : 'no'}`, {
      perMessageDeflate: false,
    });
    socket.on('open', () => resolve());
    socket.on('message', (data) => {
      const text = String(data);
      if (text.includes('"type":"next"')) heard(index, yes, text);
    });
    socket.on('error', reject);
  });

async function connect(): Promise<void> {
  const one = plan.path === null ? ours : plain;
  for (let from = 0; from < plan.sockets; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, plan.sockets - from) }, (_, n) => from + n);
    await Promise.all(some.map((index) => one(index)));
  }
}

process.on('message', (word: string) => {
  if (word === 'connect') {
    connect().then(
      () => process.send!('ready'),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
    return;
  }
  // "hear <messages> [milliseconds]": until so many have come, or the time is over.
  const [, expected, milliseconds] = word.split(' ');
  [at, event, seq, wrong, doubled, times, cursors] = [[], [], [], 0, 0, new Map(), new Map()];
  const late = setTimeout(() => waiting?.done(), Number(milliseconds ?? LOST_MILLISECONDS));
  waiting = {
    expected: Number(expected),
    done: () => {
      clearTimeout(late);
      waiting = null;
      // A moment more for what must not come.
      setTimeout(() => process.send!({ received: at.length, doubled, wrong, at, event, seq }), 20);
    },
  };
});
process.send!({ port: 0 });
