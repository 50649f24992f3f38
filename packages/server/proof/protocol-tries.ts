// One line of the protocol each: what is said to the server, and what must come back.
import type { Wire } from './wire';

export const FACT_SUBSCRIPTION = 'subscription { facts { cursor kind } }';

export interface Setup {
  url: string;
  headers: Record<string, string>;
  /** The first word of somebody who may listen. */
  init: unknown;
  open(protocol?: string | string[]): Promise<Wire>;
  /** A socket that has been let in. */
  acked(): Promise<Wire>;
  /** Lets something happen that every subscription hears. */
  happen(): Promise<void>;
}

const subscribe = (id: unknown, query: unknown = FACT_SUBSCRIPTION) => ({
  id,
  type: 'subscribe',
  payload: { query },
});

/** A frame said before anything else must end the socket with 4400. */
const bad =
  (frame: unknown) =>
  async ({ acked }: Setup): Promise<boolean> => {
    const wire = await acked();
    wire.say(frame);
    return wire.closedWith(4400);
  };

/** Ids that are words of JavaScript are ids like any other. */
const oddId =
  (id: string) =>
  async ({ acked, happen }: Setup): Promise<boolean> => {
    const wire = await acked();
    wire.say(subscribe(id));
    await wire.lives();
    await happen();
    return wire.until(() => wire.has('next', id));
  };

/** By name; true when it is as it should be. */
export const TRIES: Readonly<Record<string, (setup: Setup) => Promise<boolean>>> = {
  'no first word for three seconds: 4408': async ({ open }) => (await open()).closedWith(4408, 5000),
  'a second first word: 4429': async ({ acked, init }) => {
    const wire = await acked();
    wire.say(init);
    return wire.closedWith(4429);
  },
  'two first words at once: 4429': async ({ open, init }) => {
    const wire = await open();
    wire.say(init);
    wire.say(init);
    return wire.closedWith(4429);
  },
  'subscribe before the first word: 4401': async ({ open }) => {
    const wire = await open();
    wire.say(subscribe('1'));
    return wire.closedWith(4401);
  },
  'an id that is in use: 4409': async ({ acked }) => {
    const wire = await acked();
    wire.say(subscribe('1'));
    wire.say(subscribe('1'));
    return wire.closedWith(4409);
  },
  'an id is free again after complete': async ({ acked, happen }) => {
    const wire = await acked();
    wire.say(subscribe('1'));
    await wire.lives();
    wire.say({ id: '1', type: 'complete' });
    await wire.lives();
    wire.say(subscribe('1'));
    await wire.lives();
    await happen();
    return wire.until(() => wire.has('next', '1'));
  },
  'no JSON: 4400': bad('{'),
  'an array: 4400': bad('[]'),
  'an unknown type: 4400': bad({ type: 'greet' }),
  'no id: 4400': bad({ type: 'subscribe', payload: { query: FACT_SUBSCRIPTION } }),
  'a number as id: 4400': bad(subscribe(7)),
  'an empty id: 4400': bad(subscribe('')),
  'a text as payload: 4400': bad({ id: '1', type: 'subscribe', payload: 'x' }),
  'a binary frame: 4400': bad(Buffer.from('{"type":"ping"}')),
  'no protocol: 4406': async ({ open }) => (await open([])).closedWith(4406),
  'an old protocol is not spoken': ({ open }) =>
    open('graphql-ws').then(
      () => false,
      () => true,
    ),
  'bad credentials: 4403': async ({ open }) => {
    const wire = await open();
    wire.say({ type: 'connection_init', payload: { authorization: 'Bearer zz_wrong' } });
    return wire.closedWith(4403);
  },
  'ping is answered with its payload': async ({ acked }) => (await acked()).lives(),
  'a pong that nobody asked for is nothing': async ({ acked }) => {
    const wire = await acked();
    wire.say({ type: 'pong' });
    return wire.lives();
  },
  'a query over a socket: error, and the socket goes on': async ({ acked }) => {
    const wire = await acked();
    wire.say(subscribe('1', '{ districts { id } }'));
    return (await wire.until(() => wire.has('error', '1'))) && wire.lives();
  },
  'a document that is none: error, no complete': async ({ acked }) => {
    const wire = await acked();
    wire.say(subscribe('1', 'subscription { nothing }'));
    return (
      (await wire.until(() => wire.has('error', '1'))) && (await wire.lives()) && !wire.has('complete', '1')
    );
  },
  'complete ends a subscription at once, also one that is just beginning': async ({ acked, happen }) => {
    const wire = await acked();
    wire.say(subscribe('1'));
    wire.say({ id: '1', type: 'complete' });
    wire.say(subscribe('2'));
    await wire.lives();
    await happen();
    return (await wire.until(() => wire.has('next', '2'))) && !wire.has('next', '1');
  },
  'complete of an unknown id is nothing': async ({ acked }) => {
    const wire = await acked();
    wire.say({ id: 'unknown', type: 'complete' });
    return wire.lives();
  },
  'ids like __proto__': oddId('__proto__'),
  'ids like constructor': oddId('constructor'),
  'a frame above 64 kB: 1009': async ({ acked }) => {
    const wire = await acked();
    wire.say(subscribe('1', ' '.repeat(70_000)));
    return wire.closedWith(1009);
  },
  'a twenty-first subscription: SUBSCRIPTION_LIMIT': async ({ acked }) => {
    const wire = await acked();
    for (let n = 1; n <= 21; n += 1) {
      wire.say(subscribe(String(n)));
      // Below twenty messages a second.
      await new Promise((resolve) => setTimeout(resolve, 70));
    }
    return wire.until(() => JSON.stringify(wire.frames).includes('SUBSCRIPTION_LIMIT'));
  },
};
