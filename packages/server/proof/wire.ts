// One raw socket: says anything, keeps what comes back and how it ended.
import WebSocket from 'ws';

export interface Frame {
  type: string;
  id?: string;
  payload?: unknown;
}

export class Wire {
  readonly frames: Frame[] = [];
  ended: number | null = null;
  reason = '';
  #woken: () => void = () => undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      // The server's own pulse is no answer.
      if (frame.type !== 'ping') this.frames.push(frame);
      this.#woken();
    });
    socket.on('close', (code, reason) => {
      this.ended = code;
      this.reason = String(reason);
      this.#woken();
    });
    socket.on('error', () => undefined);
  }

  /** Opens one; throws the HTTP status with which an upgrade was refused. */
  static open(
    url: string,
    headers: Record<string, string> = {},
    protocol: string | string[] = 'graphql-transport-ws',
  ): Promise<Wire> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol, { headers });
    const wire = new Wire(socket);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(wire));
      socket.on('unexpected-response', (_request, response) =>
        reject(new Error(String(response.statusCode))),
      );
      socket.on('error', reject);
    });
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
  }

  /** True when it came to that within two seconds. */
  async until(done: () => boolean, milliseconds = 2000): Promise<boolean> {
    const late = performance.now() + milliseconds;
    while (!done()) {
      if (performance.now() > late) return false;
      await new Promise<void>((resolve) => {
        this.#woken = resolve;
        setTimeout(resolve, 20);
      });
    }
    return true;
  }

  closedWith(code: number, milliseconds = 2000): Promise<boolean> {
    return this.until(() => this.ended === code, milliseconds);
  }

  has(type: string, id?: string): boolean {
    return this.frames.some((frame) => frame.type === type && (id === undefined || frame.id === id));
  }

  /** Still open, proved by an answer to a ping of its own. */
  async lives(): Promise<boolean> {
    const mark = Math.trunc(performance.now() * 1000);
    if (this.ended !== null) return false;
    this.say({ type: 'ping', payload: { mark } });
    return this.until(() => this.frames.some(({ type, payload }) => type === 'pong' && (payload as { mark?: number })?.mark === mark)); // prettier-ignore
  }

  end(): void {
    this.socket.terminate();
  }
}
