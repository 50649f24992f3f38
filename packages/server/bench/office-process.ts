// An office in a process of its own, for benches that ask over HTTP. DATABASE_URL names its database.
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createOrm } from '#platform/orm';
import { openBenchOffice } from './bench-office';

const url = process.env['DATABASE_URL']!;
const orm = await createOrm({ kind: 'postgres', url, poolSize: 16 });
const office = await openBenchOffice(orm, url);
const take = office.ready.take.bind(office.ready);
const say = (word: object) => process.send!(word);

process.on('message', (word: string) => {
  // Cold: the log has moved right before each answer, as by a fact about a flag.
  if (word === 'cold')
    office.ready.take = (key, make) => {
      office.ready.forget();
      return take(key, make);
    };
  if (word === 'warm') office.ready.take = take;
  // A profile of two seconds, for `chrome://inspect`: where the time goes.
  if (word.startsWith('profile ')) return void profiled(word.slice(8)).then(() => say({ done: word }));
  if (word === 'memory') return void say({ rss: process.memoryUsage().rss });
  if (word === 'close') return void office.close().then(() => process.exit(0));
  return void say({ done: word });
});
say({ port: office.port });

async function profiled(file: string): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(file, JSON.stringify(profile));
  session.disconnect();
}
