// The socket and what it tells about itself: live, catching up, or offline since, and when it was last confirmed current.
import { type Client, createClient } from 'graphql-ws';
import { type Ref, readonly, shallowRef } from 'vue';
import { calibrate, serverNow } from '#ui/clock.ts';
import type { Freshness } from '#ui/freshness.ts';
import { isWall } from './device.ts';
import { asked } from './language.ts';

const ALIVE = 10_000;
const ANSWER = 5_000;
/** After a gap, this long without a further change means that all of them have come. */
const QUIET = 1_500;

const START: Freshness = { confirmedAt: null, offlineSince: null, catchingUp: null };
const freshness = shallowRef<Freshness>(START);
let socket: Client | undefined;
let ids = 0;
let quiet: ReturnType<typeof setTimeout> | undefined;
let answer: ReturnType<typeof setTimeout> | undefined;

const tell = (change: Partial<Freshness>): void => {
  freshness.value = { ...freshness.value, ...change };
};

/** The state of the connection and the age of what it brought. */
export const useConnection = (): Readonly<Ref<Freshness>> => readonly(freshness);

/** The server confirmed by an answer that what is shown is current now. */
export function confirmed(at: number = serverNow()): void {
  if (freshness.value.catchingUp === null)
    tell({ confirmedAt: Math.max(at, freshness.value.confirmedAt ?? 0) });
}

/** A change came over the socket. */
export function changed(): void {
  if (freshness.value.catchingUp === null) return confirmed();
  tell({ catchingUp: freshness.value.catchingUp + 1 });
  waitForQuiet();
}

function waitForQuiet(): void {
  clearTimeout(quiet);
  quiet = setTimeout(caughtUp, QUIET);
}

function caughtUp(): void {
  clearTimeout(quiet);
  tell({ catchingUp: null });
  confirmed();
}

function lost(): void {
  clearTimeout(quiet);
  clearTimeout(answer);
  if (freshness.value.offlineSince === null) tell({ offlineSince: serverNow(), catchingUp: null });
}

function confirmHead(payload: Record<string, unknown> | undefined): void {
  if (typeof payload?.['head'] !== 'string' || typeof payload['at'] !== 'string') return;
  calibrate(payload['at']);
  if (freshness.value.catchingUp === null) confirmed(Date.parse(payload['at']));
}

/** One to four seconds, so that a thousand screens do not come back in the same instant; at once when the net is back. */
function patience(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, 1000 + Math.random() * 3000);
    window.addEventListener('online', done);
  });
}

const cut = (): void => socket?.terminate();

/** Opens the socket for the person signed in and keeps it open. */
export function connect(): Client {
  if (socket) return socket;
  const url = new URL('/graphql', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const own = createClient({
    url: url.href,
    lazy: false,
    keepAlive: ALIVE,
    retryAttempts: Infinity,
    retryWait: patience,
    shouldRetry: () => true,
    generateID: () => String(++ids),
    connectionParams: () => ({ language: asked(), ...(isWall() && { wall: true }) }),
    onNonLazyError: () => {}, // told by `closed` already
    on: {
      connected: () => {
        if (socket !== own || freshness.value.offlineSince === null) return;
        tell({ offlineSince: null, catchingUp: 0 });
        waitForQuiet();
      },
      ping: (received, payload) => {
        if (socket !== own) return;
        if (received) return confirmHead(payload);
        clearTimeout(answer);
        answer = setTimeout(cut, ANSWER);
      },
      pong: (received) => {
        if (received) clearTimeout(answer);
      },
      closed: () => socket === own && lost(), // one that was left at sign-out tells nothing any more
    },
  });
  socket = own;
  window.addEventListener('offline', cut);
  return socket;
}

/** Closes the socket for good and forgets its state, at sign-out. */
export function disconnect(): void {
  window.removeEventListener('offline', cut);
  void socket?.dispose();
  socket = undefined;
  clearTimeout(quiet);
  clearTimeout(answer);
  freshness.value = START;
}

/** Opens the socket anew, so that labels come in another language; what is followed goes on from its cursor. */
export function reconnect(): void {
  cut();
}
