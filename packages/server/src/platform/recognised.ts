// Who asked a moment ago: good for ready answers only, until the second ends or a fact could have changed a right.
import { hash } from 'node:crypto';
import type { Credentials } from '#access/identify';
import type { FactKind } from '#kernel/fact';
import type { Viewer } from '#kernel/viewer';
import { secondOf } from './ready';

/** Facts that change no right, no session and no duty. Every other kind makes everybody unknown. */
const KEEPS = /^(RISK_FLAG|VISIT|DISTRICT_LOAD|HOUSEHOLD|EMERGENCY_ACTION)_/;
const ASKERS = 5000;

export class Recognised {
  readonly #known = new Map<string, Viewer>();
  #second = 0;

  constructor(
    private readonly now: () => Temporal.Instant,
    private readonly current: () => boolean,
  ) {}

  find(shown: Credentials): Viewer | null {
    if (!this.#fresh()) return null;
    const viewer = this.#known.get(keyOf(shown));
    if (!viewer) return null;
    const ended = viewer.expiresAt && Temporal.Instant.compare(viewer.expiresAt, this.now()) <= 0;
    return ended ? null : viewer;
  }

  /** Asked `at` this count of {@link changes}: what changed while the database was asked is not kept. */
  keep(shown: Credentials, viewer: Viewer, at: number): void {
    if (!this.#fresh() || at !== this.changes) return;
    if (this.#known.size >= ASKERS) this.#known.clear();
    this.#known.set(keyOf(shown), viewer);
  }

  /** How often everybody became unknown. */
  changes = 0;

  /** Something has happened. */
  happened(kind: FactKind): void {
    if (!KEEPS.test(kind)) this.forget();
  }

  forget(): void {
    this.changes += 1;
    this.#known.clear();
  }

  #fresh(): boolean {
    if (!this.current()) return false;
    const second = secondOf(this.now());
    if (second !== this.#second) {
      this.forget();
      this.#second = second;
    }
    return true;
  }
}

/** Secrets are kept as their hash. */
const keyOf = ({ session, token, wall, language, demoAllowed }: Credentials): string =>
  hash('sha256', JSON.stringify([session, token, wall, language, demoAllowed]), 'base64');
