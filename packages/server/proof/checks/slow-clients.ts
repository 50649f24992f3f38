// C-64: five hundred lines that send their heads or bodies a byte at a time: everybody else is answered as ever.
import { connect, type Socket } from 'node:net';
import { ask, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { pause } from '#proof/setting';
import { makeToken, makeTown } from '#proof/town';

const LINES = 500;
const SECONDS = 20;

export const slowClients: Check = {
  id: 'C-64',
  title: 'slow heads and slow bodies on 500 lines',
  bar: { probeP99Ms: 500, refused: 0, stillOpen: 0 },
  run: async (setting) => {
    const server = await setting.server();
    const session = await setting.session();
    await makeTown(session, 2, 0);
    const headers = bearer(await makeToken(session, ['OPERATIONS']));
    const lines: Socket[] = [];
    let open = 0;
    for (let n = 0; n < LINES; n += 1) {
      const line = connect(server.port, '127.0.0.1', () => {
        open += 1;
        line.write(
          n % 2
            ? `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nx-a: `
            : `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\ncontent-type: application/json\r\ncontent-length: 90000\r\n\r\n{`,
        );
      });
      line.on('close', () => (open -= 1));
      line.on('error', () => undefined);
      line.on('data', () => undefined);
      lines.push(line);
    }
    const drip = setInterval(() => lines.forEach((line) => line.writable && line.write(' ')), 1000);
    const times: number[] = [];
    let refused = 0;
    for (const until = performance.now() + SECONDS * 1000; performance.now() < until;) {
      const from = performance.now();
      if (!(await ask(server.url, '{ districts { id } }', {}, headers)).data) refused += 1;
      times.push(performance.now() - from);
      await pause(20);
    }
    // Heads end after ten seconds, whole requests after thirty.
    await pause(15_000);
    const stillOpen = Math.max(0, open);
    clearInterval(drip);
    lines.forEach((line) => line.destroy());
    times.sort((a, b) => a - b);
    return {
      tried: LINES,
      figure: { probeP99Ms: Math.round(times[Math.floor(times.length * 0.99)]!), refused, stillOpen },
    };
  },
};
