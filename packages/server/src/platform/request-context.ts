// One operation's context: its moment of the data, what it showed, and how it writes.
import type { About, Context, KeyedInput } from '#kernel/context';
import { Failure } from '#kernel/failure';
import { Refusal } from '#kernel/refusal';
import type { Seen } from '#kernel/seen';
import { refusalSentence } from '#kernel/sentences.rules';
import type { Outcome, Unit } from '#kernel/unit';
import type { UserError } from '#kernel/user-error.type';
import type { Viewer } from '#kernel/viewer';
import { writeSeen } from '#access/access-log';
import { changePassword } from '#access/change-password';
import { openWallFrom } from '#access/open-wall';
import { signIn, signOut, TooManyTries } from '#access/sessions';
import { viewerOf } from '#access/viewer-of';
import type { OpenStore, Reading } from './store';

export interface Peer {
  address: string;
  device: string | null;
  /** Fixed demo secrets count for this request. */
  demoAllowed: boolean;
}

export interface Cookies {
  session?: { value: string; expiresAt: Temporal.Instant | null };
  device?: string;
  /** Secret of a screen that was just opened. */
  wall?: string;
  retryAfter?: number;
}

export class RequestContext implements Context {
  readonly cookies: Cookies = {};
  cost = 0;
  /** All with equal rights get the same answer, as far as is known by now. */
  shared = false;
  /** Where the log stood when the answer was read. */
  readAt = '';
  #reading: Reading | null = null;
  /** Nobody waits for the answer any more: nothing is opened or begun. */
  #over = false;
  #seen: Seen[] = [];

  constructor(
    readonly store: OpenStore,
    readonly viewer: Viewer,
    readonly requestId: string,
    readonly operationName: string,
    readonly peer: Peer,
    readonly about: About,
    /** Who a session belongs to, asked right after signing in; null stands for the session of this request. */
    private readonly identifySession: (secret: string | null) => Promise<Viewer | null> = async () => null,
  ) {}

  get unit(): Unit {
    if (!this.#reading) throw new Error('nothing is open to read from');
    return this.#reading.unit;
  }

  get head(): string {
    return this.#reading?.head ?? '';
  }

  seen(what: Seen): void {
    this.shared = false;
    this.#seen.push(what);
  }

  async changePassword(input: { password: string; newPassword: string }) {
    return this.#withSecret(async () => {
      const { address, device } = this.peer;
      await changePassword(this.store, this.viewer, { ...input, address, device });
      return null;
    });
  }

  async signIn(input: { name: string; password: string }) {
    return this.#withSecret(async () => {
      const { address, device, demoAllowed } = this.peer;
      const signed = await signIn(this.store, this.viewer, { ...input, address, device, demoAllowed });
      this.cookies.session = { value: signed.secret, expiresAt: signed.expiresAt };
      this.cookies.device = signed.device;
      return signed.secret;
    });
  }

  /** Answers with who somebody is afterwards; `act` gives the secret of a new session, null for the one of this request. */
  async #withSecret(act: () => Promise<string | null>) {
    this.#go();
    await this.close();
    try {
      const viewer = await this.identifySession(await act());
      await this.open();
      return { viewer: viewer && viewerOf(viewer), errors: [] };
    } catch (error) {
      if (error instanceof TooManyTries) this.cookies.retryAfter = error.seconds;
      if (error instanceof Refusal) return { viewer: null, errors: [this.refused(error)] };
      throw error;
    }
  }

  async openWall({ code }: { code: string }) {
    await this.close();
    try {
      this.cookies.wall = await openWallFrom(this.store, this.viewer, { code, ...this.peer });
      return { opened: true, errors: [] };
    } catch (error) {
      if (error instanceof TooManyTries) this.cookies.retryAfter = error.seconds;
      if (error instanceof Refusal) return { opened: false, errors: [this.refused(error)] };
      throw error;
    }
  }

  async signOut() {
    this.#go();
    await this.close();
    await this.store.write(this.viewer, (unit) => signOut(unit));
    this.cookies.session = { value: '', expiresAt: null };
    return { errors: [] };
  }

  /** Opens a moment to read from, if none is open. */
  async open(): Promise<void> {
    this.#go();
    if (this.#reading) return;
    const reading = await this.store.open(this.viewer);
    if (this.#over) await reading.rollback();
    this.#go();
    this.#reading = reading;
    this.readAt = reading.head;
  }

  /** Ends the moment: what was shown is on record, or the answer does not leave. */
  async close(): Promise<void> {
    const reading = this.#reading;
    this.#reading = null;
    if (!reading) return;
    try {
      await writeSeen(reading.unit, this.#seen, this.operationName, this.requestId);
      await reading.commit();
      this.#seen = [];
    } catch (error) {
      await reading.rollback();
      throw error;
    }
  }

  #go(): void {
    if (this.#over) throw new Failure('TIMEOUT');
  }

  /** Ends the moment without an answer; what is still under way may end, and nothing new begins. */
  async abandon(): Promise<void> {
    this.#over = true;
    const reading = this.#reading;
    this.#reading = null;
    this.#seen = [];
    await reading?.rollback();
  }

  async mutate<O extends Outcome, P extends object>(
    name: string,
    input: KeyedInput,
    act: (unit: Unit) => Promise<O>,
    present: (unit: Unit, outcome: O) => Promise<P>,
  ): Promise<Partial<P> & { cursor: string | null; errors: UserError[] }> {
    this.#go();
    // A moment left open by an earlier field would keep the one connection of PGlite.
    await this.close();
    try {
      const written = await this.store.write(this.viewer, act, {
        key: input.idempotencyKey,
        operation: name,
        input,
      });
      await this.open();
      const payload = await present(this.unit, written.outcome);
      return { ...payload, cursor: written.cursor, errors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { cursor: null, errors: [this.refused(error)] } as unknown as Partial<P> & {
        cursor: null;
        errors: UserError[];
      };
    }
  }

  /** A refusal in the asker's language. */
  refused(refusal: Refusal): UserError {
    return {
      code: refusal.code,
      field: refusal.field,
      message: refusalSentence(refusal, this.viewer.language),
      details: refusal.details,
    };
  }
}
