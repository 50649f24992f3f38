// Says anything to the server, right or wrong, the way a stranger would.
import { connect } from 'node:net';
import WebSocket from 'ws';

/** One frame that came, or how the socket ended. */
export interface Line {
  send(frame: unknown): void;
  /** The next message that is no ping. */
  next(): Promise<any>;
  /** Code and reason of the close. */
  closed: Promise<[number, string]>;
  end(): void;
}

export interface Dial {
  protocol?: string;
  headers?: Record<string, string>;
}

/** Opens a raw socket; rejects with the HTTP status when the upgrade is refused. */
export function dial(
  url: string,
  { protocol = 'graphql-transport-ws', headers = {} }: Dial = {},
): Promise<Line> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol, { headers });
  const got: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  const end = Promise.withResolvers<[number, string]>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { type: string };
    if (message.type === 'ping') return;
    const first = waiting.shift();
    if (first) first(message);
    else got.push(message);
  });
  socket.on('close', (code, reason) => {
    end.resolve([code, String(reason)]);
    waiting.splice(0).forEach((give) => give({ type: 'closed', code }));
  });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))));
    socket.on('error', (error) => reject(error));
    socket.on('open', () =>
      resolve({
        send: (frame) =>
          socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame)),
        next: () =>
          got.length > 0 ? Promise.resolve(got.shift()) : new Promise((give) => waiting.push(give)),
        closed: end.promise,
        end: () => socket.close(),
      }),
    );
  });
}

/** Sends bytes over TCP and gives the status line of the answer. */
export function tell(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    socket.on('data', (data) => {
      text += String(data);
      if (text.includes('\r\n')) {
        resolve(text.split('\r\n')[0]!);
        socket.destroy();
      }
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text.split('\r\n')[0] ?? ''));
  });
}

/** Sends bytes over TCP and leaves the line open on this side; settles when the other side has ended it. */
export function until(url: string, bytes: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true }, () =>
      socket.write(bytes),
    );
    socket.unref();
    socket.on('data', () => {});
    socket.on('end', () => resolve());
    socket.on('error', reject);
  });
}

/** Sends the head of a request and holds its body back; `end` sends it and gives the status line. */
export function held(url: string, head: string): Promise<{ end(body: string): Promise<string> }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const answer = Promise.withResolvers<string>();
    const socket = connect(Number(port), hostname, () =>
      socket.write(head, () =>
        resolve({
          end: (body) => {
            socket.write(body);
            return answer.promise;
          },
        }),
      ),
    );
    socket.on('data', (data) => {
      answer.resolve(String(data).split('\r\n')[0]!);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}
