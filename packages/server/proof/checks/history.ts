// C-50: sixteen dispatchers at random, processes killed under them, raw sessions besides; judged from the log alone.
import { chanceOf } from '#proof/chance';
import type { Check } from '#proof/check';
import { type Book, doSomething, emptyBook } from '#proof/dispatcher';
import { Judge } from '#proof/judge';
import { broken, cursorNow, readLog } from '#proof/log';
import { raceOnPairs } from '#proof/pair-race';
import { pause, type Setting, somePort } from '#proof/setting';
import { makeTokens, makeTown } from '#proof/town';

const DISPATCHERS = 16;
const KILLS = 3;

export const history: Check = {
  id: 'C-50',
  title: 'random histories of 16 dispatchers with kills, and raw sessions racing on pairs',
  bar: { twice: 0, alone: 0, unexplained: 0, unexplainedRefusals: 0, broken: 0 },
  short: 0.05,
  inTest: true,
  run: async (setting) => {
    const acts = setting.times(5000);
    const book = emptyBook();
    const session = await work(setting, acts, book);
    const rows = await readLog(session);
    const judge = new Judge(rows, book.told);
    const last = rows.at(-1)?.seq ?? 0;
    // A refusal is judged later than it was made: anything from its question to the end of the run may explain it.
    const unexplainedRefusals = book.busy.filter((one) => !judge.explains({ ...one, by: last })).length;
    setting.say(`${book.told.length} acknowledged, refused ${JSON.stringify([...book.refused])}`);
    const raced = await raceOnPairs(setting, setting.times(100));
    return {
      tried: acts + raced,
      figure: {
        twice: judge.twice,
        alone: judge.alone,
        unexplained: judge.unexplained,
        unexplainedRefusals,
        broken: await broken(session),
        acknowledged: book.told.length,
      },
    };
  },
};

async function work(setting: Setting, acts: number, book: Book) {
  const env = { PORT: `${somePort()}` };
  let server = await setting.server(env);
  const session = await setting.session();
  const town = await makeTown(session, 60, 80);
  book.newest = Number((await cursorNow(session)).split('.')[1]);
  const tokens = await makeTokens(session, DISPATCHERS, ['DISPATCH']);
  const shared = {
    town,
    book,
    url: () => server.url,
    pairs: new Map<string, string[]>(),
    sick: [] as { id: string; hours: number }[],
  };
  const working = tokens.map(async (token, n) => {
    const chance = chanceOf(n + 1);
    while (book.acts < acts) await doSomething({ ...shared, token, chance });
  });
  for (let n = 1; n <= KILLS; n += 1) {
    while (book.acts < (acts * n) / (KILLS + 1)) await pause(20);
    await server.signal('SIGKILL');
    server = await setting.server(env);
  }
  await Promise.all(working);
  return session;
}
