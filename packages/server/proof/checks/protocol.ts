// C-02: what the protocol of sockets promises, tried from outside, with a cookie and with a token.
import { FACT_SUBSCRIPTION, type Setup, TRIES } from '#proof/protocol-tries';
import type { Check } from '#proof/check';
import { makePerson } from '#proof/people';
import { makeTokens, makeTown } from '#proof/town';
import { Wire } from '#proof/wire';

export const protocol: Check = {
  id: 'C-02',
  title: 'the protocol of sockets, by cookie and by token',
  bar: { failed: 0 },
  run: async (setting) => {
    const server = await setting.server();
    const session = await setting.session();
    await makeTown(session, 2, 0);
    const happen = async () =>
      void (await session.query(
        `select append_facts('[{"kind": "HOUSEHOLD_CHANGED", "subjectType": "HOUSEHOLD", "subjectId": "00000000-0000-4000-8000-000000000000", "facts": {}}]'::jsonb, 'system:proof', 'proof', now())`,
      ));
    let failed = 0;
    let tried = 0;
    for (const [name, attempt] of Object.entries(TRIES))
      for (const by of ['cookie', 'token'] as const) {
        tried += 1;
        const { account: _account, ...person } = await makePerson(session, [['DISPATCHER']], server.url);
        const [token] = await makeTokens(session, 1, ['OPERATIONS']);
        const headers = by === 'cookie' ? person : {};
        const init =
          by === 'cookie'
            ? { type: 'connection_init' }
            : { type: 'connection_init', payload: { authorization: `Bearer ${token}` } };
        const open: Setup['open'] = (protocols) => Wire.open(server.url, headers, protocols);
        const acked: Setup['acked'] = async () => {
          const wire = await open();
          wire.say(init);
          await wire.until(() => wire.has('connection_ack'));
          return wire;
        };
        const held = await attempt({ url: server.url, headers, init, open, acked, happen }).catch(
          () => false,
        );
        if (held) continue;
        failed += 1;
        setting.say(`${name}, by ${by}`);
      }
    const goodbye = await Wire.open(server.url);
    const [token] = await makeTokens(session, 1, ['OPERATIONS']);
    goodbye.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await goodbye.until(() => goodbye.has('connection_ack'));
    goodbye.say({ id: '1', type: 'subscribe', payload: { query: FACT_SUBSCRIPTION } });
    await goodbye.lives();
    void server.stop();
    if (!(await goodbye.closedWith(1012))) {
      failed += 1;
      setting.say('1012 to all when the server stops');
    }
    return { tried: tried + 1, figure: { failed } };
  },
};
