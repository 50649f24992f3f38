// The edge of the tests: a socket whose other end the test plays.
import { afterAll, beforeAll } from 'vitest';

export interface Message {
  type: string;
  id?: string;
  payload?: { variables?: { after?: string }; query?: string } & Record<string, unknown>;
}

/** One connection; `sent` is what the dashboard said. */
export class Line extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  static readonly all: Line[] = [];
  readyState = Line.CONNECTING;
  readonly protocol = 'graphql-transport-ws';
  readonly sent: Message[] = [];
  onopen: (() => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor() {
    super();
    Line.all.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Message);
  }

  close(code = 1000, reason = ''): void {
    this.cut(code, reason);
  }

  /** The server answers. */
  open(): void {
    this.readyState = Line.OPEN;
    this.onopen?.();
    this.say({ type: 'connection_ack' });
  }

  /** The server says something. */
  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** The net breaks. */
  cut(code = 1006, reason = ''): void {
    if (this.readyState === Line.CLOSED) return;
    this.readyState = Line.CLOSED;
    this.onclose?.(new CloseEvent('close', { code, reason }));
  }

  get subscriptions(): Message[] {
    return this.sent.filter(({ type }) => type === 'subscribe');
  }
}

/** Puts {@link Line} in the place of the browser's socket for this file. */
export function playServer(): void {
  const real = window.WebSocket;
  beforeAll(() => {
    window.WebSocket = Line as unknown as typeof WebSocket;
  });
  afterAll(() => {
    window.WebSocket = real;
  });
}

/** The connection that is open or opening now. */
export const line = (): Line => Line.all.at(-1)!;
