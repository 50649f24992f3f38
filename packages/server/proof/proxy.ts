// A TCP proxy on loopback that can let a line hang in one direction or both, as a broken network does: no reset, no end.
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Cut = 'none' | 'there' | 'back' | 'both';

export class Proxy {
  #cut: Cut = 'none';
  readonly #pairs = new Set<[Socket, Socket]>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(port: number): Promise<Proxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new Proxy(server, (server.address() as { port: number }).port);
    server.on('connection', (near) => proxy.#join(near, connect(port, '127.0.0.1')));
    return proxy;
  }

  /** From now on nothing passes that way; what is sent meanwhile passes when it is mended, as TCP would send it again. */
  cut(how: Cut): void {
    this.#cut = how;
    for (const pair of this.#pairs) this.#flow(pair);
  }

  close(): void {
    this.server.close();
    for (const pair of this.#pairs) pair.forEach((one) => one.destroy());
  }

  #join(near: Socket, far: Socket): void {
    const pair: [Socket, Socket] = [near, far];
    this.#pairs.add(pair);
    for (const one of pair) {
      one.on('error', () => undefined);
      one.on('close', () => {
        pair.forEach((other) => other.destroy());
        this.#pairs.delete(pair);
      });
    }
    near.pipe(far);
    far.pipe(near);
    this.#flow(pair);
  }

  #flow([near, far]: [Socket, Socket]): void {
    const held = (way: 'there' | 'back') => this.#cut === way || this.#cut === 'both';
    // A line that nobody reads is a line on which nothing arrives.
    for (const [from, to, way] of [
      [near, far, 'there'],
      [far, near, 'back'],
    ] as const) {
      if (held(way)) {
        from.unpipe(to);
        from.pause();
      } else from.pipe(to);
    }
  }
}
