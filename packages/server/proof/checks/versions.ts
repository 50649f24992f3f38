// C-52: eight editors on one visit, each sure of having read the newest: nobody's change is overwritten unseen.
import { act, ask, bearer } from '#proof/ask';
import { chanceOf } from '#proof/chance';
import type { Check } from '#proof/check';
import { at, makeTokens, makeTown } from '#proof/town';

const EDITORS = 8;
const FIELDS = 'visit { id version } cursor errors { code field }';
const ASSIGN = `mutation ($input: AssignPairInput!) { assignPair(input: $input) { ${FIELDS} } }`;
const MOVE = `mutation ($input: MoveVisitInput!) { moveVisit(input: $input) { ${FIELDS} } }`;
const READ = 'query ($id: ID!) { node(id: $id) { ... on Visit { version } } }';

export const versions: Check = {
  id: 'C-52',
  title: 'expected versions: eight editors of one visit',
  bar: { lost: 0 },
  short: 0.1,
  run: async (setting) => {
    const updates = setting.times(2000);
    const server = await setting.server();
    const session = await setting.session();
    const town = await makeTown(session, 2, 1);
    const tokens = await makeTokens(session, EDITORS, ['DISPATCH']);
    const visitId = town.visits[0]!;
    const url = () => server.url;
    const first = await act(
      ASSIGN,
      { visitId, professionalIds: town.people, from: at(10) },
      { headers: bearer(tokens[0]!), url, until: () => false },
    );
    const before = (first!['visit'] as { version: number }).version;
    const reached: number[] = [];
    let conflicts = 0;
    const edit = async (token: string, seed: number) => {
      const chance = chanceOf(seed);
      const read = async () => {
        const { data } = await ask(url(), READ, { id: visitId }, bearer(token));
        return (data!['node'] as { version: number }).version;
      };
      let version = await read();
      while (reached.length < updates) {
        const input = { visitId, expectedVersion: version, from: at(8 + chance.below(200)) };
        const payload = await act(MOVE, input, { headers: bearer(token), url, until: () => false });
        if (payload && payload.errors.length === 0) {
          version = (payload['visit'] as { version: number }).version;
          reached.push(version);
        } else {
          if (payload?.errors[0]?.code === 'CONFLICT') conflicts += 1;
          version = await read();
        }
      }
    };
    await Promise.all(tokens.map((token, n) => edit(token, n + 1)));
    const { rows } = await session.query<{ version: number }>('select version from visit where id = $1', [
      visitId,
    ]);
    const lost =
      reached.length - new Set(reached).size + Math.abs(rows[0]!.version - before - reached.length);
    return { tried: reached.length, figure: { lost, conflicts } };
  },
};
