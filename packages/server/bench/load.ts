// Asks the same thing over some kept lines, one question at a time on each, and notes how long every answer took.
import { connect, type Socket } from 'node:net';

export interface Load {
  port: number;
  connections: number;
  seconds: number;
  headers?: Record<string, string>;
  /** The body to send; asked anew for each question of a line. */
  body: (line: number) => string;
  /** Headers of one line, such as its cookie. */
  headersOf?: (line: number) => Record<string, string>;
  /** True when an answer is what was wanted. */
  fine?: (body: string) => boolean;
}

export interface Loaded {
  perSecond: number;
  answers: number;
  failed: number;
  /** Milliseconds of each answer. */
  took: number[];
  /** Bytes of the body of the last answer. */
  bytes: number;
}

/** Runs until the time is over and every question that was asked has its answer. */
export async function load(plan: Load): Promise<Loaded> {
  const until = performance.now() + plan.seconds * 1000;
  const started = performance.now();
  const lines = await Promise.all(
    Array.from({ length: plan.connections }, (_, line) => follow(plan, line, until)),
  );
  const seconds = (performance.now() - started) / 1000;
  const took = lines.flatMap((one) => one.took);
  return {
    perSecond: took.length / seconds,
    answers: took.length,
    failed: lines.reduce((sum, one) => sum + one.failed, 0),
    took,
    bytes: lines[0]!.bytes,
  };
}

function requestOf(plan: Load, line: number): string {
  const body = plan.body(line);
  const headers = {
    host: `127.0.0.1:${plan.port}`,
    'content-type': 'application/json',
    accept: 'application/json',
    ...plan.headers,
    ...plan.headersOf?.(line),
    'content-length': String(Buffer.byteLength(body)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `POST /graphql HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** One line: a question, its whole answer, the next question. */
function follow(plan: Load, line: number, until: number) {
  const noted = { took: [] as number[], failed: 0, bytes: 0 };
  return new Promise<typeof noted>((resolve, reject) => {
    const socket: Socket = connect(plan.port, '127.0.0.1');
    let chunks: Buffer[] = [];
    let expected = 0;
    let got = 0;
    let status = 0;
    let asked = 0;
    const ask = () => {
      if (performance.now() >= until) return void socket.end(() => resolve(noted));
      chunks = [];
      expected = got = 0;
      asked = performance.now();
      socket.write(requestOf(plan, line));
      return undefined;
    };
    socket.setNoDelay(true);
    socket.on('connect', ask).on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      got += chunk.length;
      if (expected === 0) {
        const so_far = chunks.length === 1 ? chunk : Buffer.concat(chunks);
        const head = so_far.indexOf('\r\n\r\n');
        if (head < 0) return;
        const words = so_far.toString('latin1', 0, head);
        status = Number(words.slice(9, 12));
        const [, length] = /\r\ncontent-length: (\d+)/i.exec(words) ?? [];
        if (length === undefined) return void socket.destroy(new Error('an answer without a length'));
        noted.bytes = Number(length);
        expected = head + 4 + noted.bytes;
      }
      if (got < expected) return;
      noted.took.push(performance.now() - asked);
      const whole = plan.fine ? Buffer.concat(chunks).toString('utf8') : '';
      if (status !== 200 || (plan.fine && !plan.fine(whole))) noted.failed += 1;
      ask();
    });
  });
}
